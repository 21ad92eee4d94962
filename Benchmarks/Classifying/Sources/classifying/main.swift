// Times classification alone: `classifying needs|complaints TAXONOMY.tsv TEXTS [MODEL]`. The texts, one a line, lie in memory; what is
// timed is what a run does with each of them: rules, then the model, then the scheme that joins them. Prints
// `rows bytes seconds digest`, the time of the fastest of three passes, and the number of texts of each class, which no pass may change.

import Classification
import Glibc
import StationModel
import Tallying
import TextModel

func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var status = stat()
  fstat(fileno(file), &status)
  return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { $1 = fread($0.baseAddress, 1, $0.count, file) }
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Bounds of the lines.
func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var start = 0
  for index in bytes.indices where bytes[index] == 10 {
    result.append(start..<index)
    start = index + 1
  }
  return result
}

func model(_ path: String?) -> LearnedModel? {
  var line = 0
  return path.flatMap { LearnedModel(contents($0), wrongLine: &line) }
}

/// FNV-1a, over everything that was said of the texts: two builds that agree print the same.
struct Digest {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325
  mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x100_0000_01B3 }
  mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }
}

func digest(_ reader: NeedReader, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: [Range<Int>]) -> UInt64 {
  var digest = Digest()
  var scratch = NeedReader.Scratch()
  for line in lines {
    let reading = reader.read(UnsafeBufferPointer(rebasing: bytes[line]), &scratch)
    digest.add(reading.items)
    digest.add(reading.residuals)
    digest.add(reading.hints)
    digest.add(reading.isContested ? 1 : 0)
    digest.add(reading.denied)
    for given in reading.assignments {
      digest.add(given.code)
      digest.add(given.standing.rawValue + given.method.rawValue)
      digest.add(given.confidence.bitPattern)
      digest.add(UInt64(given.start << 32 | given.end))
      digest.add(UInt64(bitPattern: Int64(given.phrase)))
      digest.add(given.isSpecific ? 1 : 0)
    }
  }
  return digest.value
}

func digest(_ reader: ComplaintReader, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: [Range<Int>]) -> UInt64 {
  var digest = Digest()
  var scratch = ComplaintReader.Scratch()
  for (row, line) in lines.enumerated() {
    let number = row % ComplaintReader.texts
    if number == 0 {
      reader.readAhead(min(ComplaintReader.texts, lines.count - row), &scratch) {
        UnsafeBufferPointer(rebasing: bytes[lines[row + $0]])
      }
    }
    let given = reader.read(UnsafeBufferPointer(rebasing: bytes[line]), ahead: number, &scratch)
    digest.add(given.classes)
    digest.add(UInt64(bitPattern: Int64(given.primary)) ^ UInt64(given.confidence.bitPattern) << 16)
    digest.add(UInt64(given.start) << 32 | UInt64(given.end))
    digest.add(UInt64(bitPattern: Int64(given.phrase)) ^ UInt64(given.method) << 40)
    digest.add(given.isContested ? 1 : 0)
  }
  return digest.value
}

func run(_ arguments: [String]) {
  let taxonomy = FlatTaxonomy(String(decoding: contents(arguments[2]), as: UTF8.self))
  let bytes = contents(arguments[3])
  let learned = model(arguments.count > 4 ? arguments[4] : nil)
  bytes.withUnsafeBufferPointer { bytes in
    let lines = lines(bytes)
    var best = Double.infinity
    var counts: [Int] = []
    var said: UInt64 = 0
    if arguments[1] == "needs" {
      let reader = NeedReader(taxonomy.needs, model: learned)
      said = digest(reader, bytes, lines)
      var scratch = NeedReader.Scratch()
      for _ in 0..<3 {
        counts = Array(repeating: 0, count: 64)
        let start = now()
        for line in lines {
          var bits = reader.read(UnsafeBufferPointer(rebasing: bytes[line]), &scratch).items
          while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
          }
        }
        best = min(best, now() - start)
      }
    } else {
      let reader = ComplaintReader(taxonomy.complaints, model: learned)
      said = digest(reader, bytes, lines)
      var scratch = ComplaintReader.Scratch()
      for _ in 0..<3 {
        counts = Array(repeating: 0, count: 64)
        let start = now()
        for (row, line) in lines.enumerated() {
          let number = row % ComplaintReader.texts
          if number == 0 {
            reader.readAhead(min(ComplaintReader.texts, lines.count - row), &scratch) {
              UnsafeBufferPointer(rebasing: bytes[lines[row + $0]])
            }
          }
          var bits = reader.read(UnsafeBufferPointer(rebasing: bytes[line]), ahead: number, &scratch).classes
          while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
          }
        }
        best = min(best, now() - start)
      }
    }
    print(lines.count, bytes.count, best, String(said, radix: 16))
    print(counts.map(String.init).joined(separator: " "))
  }
}

run(CommandLine.arguments)
