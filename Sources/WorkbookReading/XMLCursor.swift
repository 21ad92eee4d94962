import CXml2

/// Goes through an XML document from node to node. Entities are not expanded and nothing is fetched.
final class XMLCursor {
  enum Node { case start, end, text, other }

  private let reader: xmlTextReaderPtr
  /// The reader looks at these bytes as long as it lives.
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private(set) var node = Node.other
  /// Local name of the element.
  private(set) var name = ""
  private(set) var isEmptyElement = false
  /// Whether the document ended otherwise than it should.
  private(set) var isBroken = false

  init?(_ document: [UInt8]) {
    guard document.count < Int(Int32.max) else { return nil }
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(document.count, 1))
    document.withUnsafeBytes { UnsafeMutableRawBufferPointer(copy).copyMemory(from: $0) }
    bytes = copy
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard let reader = xmlReaderForMemory(bytes.baseAddress, Int32(document.count), nil, nil, Int32(options)) else {
      bytes.deallocate()
      return nil
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }

  /// Goes to the next node; false at the end.
  func next() -> Bool {
    let result = xmlTextReaderRead(reader)
    guard result == 1 else {
      isBroken = result != 0
      return false
    }
    let type = xmlTextReaderNodeType(reader)
    switch UInt32(bitPattern: type) {
    case XML_READER_TYPE_ELEMENT.rawValue:
      node = .start
      isEmptyElement = xmlTextReaderIsEmptyElement(reader) == 1
    case XML_READER_TYPE_END_ELEMENT.rawValue: node = .end
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
      node = .text
    default: node = .other
    }
    if node == .start || node == .end { name = Self.string(xmlTextReaderConstLocalName(reader)) }
    return true
  }

  /// The text of a text node.
  var text: String { Self.string(xmlTextReaderConstValue(reader)) }

  /// The attributes of the element the cursor stands on, by local name.
  func attributes() -> [String: String] {
    var result: [String: String] = [:]
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      result[Self.string(xmlTextReaderConstLocalName(reader))] = Self.string(xmlTextReaderConstValue(reader))
    }
    xmlTextReaderMoveToElement(reader)
    return result
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
