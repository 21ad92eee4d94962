/// Ranks 1…n, ties sharing their mean.
func midRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = Array(repeating: 0.0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
    for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
    start = end + 1
  }
  return ranks
}

/// Sizes of groups of equal values, of two or more.
func tieSizes(_ values: [Double]) -> [Int] {
  let sorted = values.sorted()
  var sizes: [Int] = []
  var start = 0
  for end in 1..<max(1, sorted.count + 1) where end == sorted.count || sorted[end] != sorted[start] {
    if end - start > 1 { sizes.append(end - start) }
    start = end
  }
  return sizes
}

/// Number of pairs i < j with value i above value j, and of those with equal values, by merging: n log n.
func inversions(_ values: [Double]) -> Int {
  var work = values
  var buffer = values
  var count = 0
  var width = 1
  while width < work.count {
    var low = 0
    while low < work.count {
      let middle = min(low + width, work.count)
      let high = min(low + 2 * width, work.count)
      var (left, right) = (low, middle)
      for place in low..<high {
        if left < middle, right >= high || work[left] <= work[right] {
          buffer[place] = work[left]
          left += 1
        } else {
          buffer[place] = work[right]
          right += 1
          count += middle - left
        }
      }
      low = high
    }
    swap(&work, &buffer)
    width *= 2
  }
  return count
}
