/// An sRGB colour, `0xRRGGBB`.
public struct Color: Sendable, Hashable {
  public var rgb: UInt32
  public init(_ rgb: UInt32) { self.rgb = rgb }

  public static let black = Color(0x000000)
  public static let white = Color(0xFFFFFF)
}

/// The faces that the sheets use. Readers without one of them put their own in its place.
public enum FontFace: String, Sendable, Hashable {
  case body = "微软雅黑"
  case heading = "黑体"
  case cover = "仿宋"
  case code = "Consolas"
}

public enum HorizontalAlignment: Sendable, Hashable { case general, left, center, right }
public enum VerticalAlignment: Sendable, Hashable { case top, center, bottom }
public enum LineWeight: Sendable, Hashable { case none, thin, medium }

/// One edge of a cell.
public struct Edge: Sendable, Hashable {
  public var weight = LineWeight.none
  public var color = Color.black

  public init(_ weight: LineWeight = .none, _ color: Color = .black) {
    self.weight = weight
    self.color = color
  }
}

/// How a cell looks. A value: equal styles become one format of the file.
public struct CellStyle: Sendable, Hashable {
  public var face = FontFace.body
  /// Points.
  public var size = 10.0
  public var isBold = false
  public var isUnderlined = false
  public var color = Color(0x000000)
  public var fill: Color?
  /// Empty: General. `@` is text.
  public var numberFormat = ""
  public var horizontal = HorizontalAlignment.general
  public var vertical = VerticalAlignment.center
  public var wraps = false
  public var indent = 0
  /// Degrees; 90 reads upwards.
  public var rotation = 0
  public var top = Edge()
  public var bottom = Edge()
  public var left = Edge()
  public var right = Edge()
  public var isUnlocked = false

  public init() {}

  /// A changed copy.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var copy = self
    change(&copy)
    return copy
  }

  /// The same edge on all four sides.
  public func boxed(_ edge: Edge) -> CellStyle {
    with {
      $0.top = edge
      $0.bottom = edge
      $0.left = edge
      $0.right = edge
    }
  }
}

/// A style of one sheet, by its number there.
public struct StyleID: Sendable, Hashable {
  var index: UInt16
}
