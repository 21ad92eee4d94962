internal import StationModel

/// Complaints by primary class, month and site, in each classification by itself; months without any in a group are there with 0.
func complaintClassMonths(_ input: AnalysisInput) -> [ComplaintClassMonth] {
  let tally = input.tallies.complaints
  let declared = input.settings.complaintClasses.classes
  let schemes: [(ComplaintScheme, (ComplaintClass) -> (code: String, name: String))] = [
    (.own, { ($0.code, $0.name) }),
    (.platform, { named($0.platformClasses.first ?? "") }),
    (.nature, { named($0.nature) }),
  ]
  var groups: [(group: FigureGroup, sites: ClosedRange<Int>)] = [(.all, 0...input.sites)]
  groups += (0..<input.sites).map { (.site($0), $0...$0) }
  if total(input, input.sites...input.sites) > 0 { groups.append((.unassigned, input.sites...input.sites)) }
  var rows: [ComplaintClassMonth] = []
  for (group, sites) in groups {
    for (slot, months) in [(false, input.reportMonths), (true, input.baseMonths)] {
      for month in months {
        let counts = (0..<tally.shape.complaintClasses).map { place in
          sites.reduce(0) {
            $0 + Int(tally.byClass[($1 * tally.shape.months + month) * tally.shape.complaintClasses + place])
          }
        }
        for (scheme, name) in schemes {
          var first: [String: Int] = [:]
          for (place, entry) in declared.enumerated() where place < counts.count {
            let (code, words) = name(entry)
            if let row = first[code] {
              rows[row].count += counts[place]
              continue
            }
            first[code] = rows.count
            var row = ComplaintClassMonth()
            (row.group, row.month, row.isBasePeriod) = (group, input.months[month], slot)
            (row.scheme, row.code, row.name, row.count) = (scheme, code, words, counts[place])
            row.total = counts.reduce(0, +)
            rows.append(row)
          }
        }
      }
    }
  }
  return rows
}

/// A class of a public classification, by its name; what maps to none is 其他 there.
private func named(_ word: String) -> (code: String, name: String) { word.isEmpty ? ("其他", "其他") : (word, word) }

private func total(_ input: AnalysisInput, _ sites: ClosedRange<Int>) -> Int {
  let tally = input.tallies.complaints
  let width = tally.shape.months * tally.shape.complaintClasses
  return sites.reduce(0) { sum, site in
    tally.byClass[(site * width)..<((site + 1) * width)].reduce(sum) { $0 + Int($1) }
  }
}
