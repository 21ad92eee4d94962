/// Faces and colours of another house style, in the place of those that styles name.
public struct Theme: Sendable {
  public var fonts: [FontFace: String] = [:]
  public var colors: [Color: Color] = [:]
  public init() {}

  func name(_ face: FontFace) -> String { CellText.lawful(fonts[face] ?? face.rawValue) }
  func color(_ color: Color) -> Color { colors[color] ?? color }
}
