/// Whose services a figure of the green channel is about.
public enum ServiceGroup: Sendable, Hashable {
  case all
  /// Index into the settings' sites.
  case site(Int)
  /// Name of a kind of service.
  case kind(String)
  /// Index into the partners.
  case partner(Int)
  /// Services that name no partner of the list.
  case unlistedPartner
  /// Index into the merchants.
  case merchant(Int)
  /// Services whose merchant is not known: of no site and no merchant.
  case unknownSite, unknownMerchant
  /// Code of a need item.
  case item(String)
  /// A need item within a site: index into the settings' sites, code of the item.
  case siteItem(Int, String)
}
