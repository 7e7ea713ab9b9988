import Foundation

extension Browser {
  /// Loads a file and waits until it has been.
  func open(_ file: URL, fragment: String = "") throws {
    let address = file.absoluteString + (fragment.isEmpty ? "" : "#\(fragment)")
    // Another fragment of the same file would not be loaded again.
    try send("Page.navigate", ["url": "about:blank"])
    try wait(for: "Page.loadEventFired")
    try send("Page.navigate", ["url": address])
    try wait(for: "Page.loadEventFired")
  }

  /// The value of an expression, as text.
  func text(_ expression: String) throws -> String {
    let answer = try send(
      "Runtime.evaluate", ["expression": "String(\(expression))", "returnByValue": true])
    return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// Presses a key and lets it go, as a keyboard does.
  func press(_ key: String, code: Int = 0) throws {
    let isText = key.count == 1
    for kind in [isText ? "keyDown" : "rawKeyDown", "keyUp"] {
      var parameters: [String: Any] = [
        "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
      ]
      if isText, kind == "keyDown" { parameters["text"] = key }
      try send("Input.dispatchKeyEvent", parameters)
    }
  }

  /// Makes the page as wide and high as a screen, light or dark, with or without motion.
  func resize(_ width: Int, _ height: Int, dark: Bool) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
    let features = [
      ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"],
      ["name": "prefers-reduced-motion", "value": "reduce"],
    ]
    try send("Emulation.setEmulatedMedia", ["features": features])
  }

  /// What the page looks like, as PNG.
  func screenshot() throws -> Data {
    let answer = try send(
      "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true])
    return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
  }
}
