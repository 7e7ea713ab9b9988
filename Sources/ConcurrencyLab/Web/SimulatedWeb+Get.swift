public import Web

extension SimulatedWeb {
  /// Fetches a page; the thread is blocked meanwhile.
  ///
  /// ```swift
  /// let web = SimulatedWeb(faults: ["cedar": .neverAnswers])
  /// do {
  ///   _ = try web.get(web.sites[2], connectTimeout: .seconds(1), readTimeout: .seconds(2))
  /// } catch let error as any RequestError {
  ///   print(error)  // http://cedar.example/ sent nothing for 2.0 seconds
  /// }
  /// ```
  ///
  /// An answer with an error status is returned, not thrown: see ``Response/validateStatus()``.
  /// - Parameters:
  ///   - site: the site whose page it is.
  ///   - connectTimeout: how long the site may take to take the call.
  ///   - readTimeout: how long a silence may last before the first byte or between two.
  ///     It is no limit on the whole: a page that trickles in never exceeds it.
  /// - Returns: what the site answered.
  /// - Throws: a ``RequestError``.
  public func get(
    _ site: Site, connectTimeout: Duration? = nil, readTimeout: Duration? = nil
  ) throws -> Response {
    try get(site.url, connectTimeout: connectTimeout, readTimeout: readTimeout)
  }

  /// Fetches the page at an address; the thread is blocked meanwhile.
  ///
  /// ```swift
  /// let web = SimulatedWeb()
  /// print(try web.get("http://cedar.example/").site)  // cedar
  /// do { _ = try web.get("cedar") } catch is InvalidURL { print("no address") }  // no address
  /// ```
  ///
  /// As ``get(_:connectTimeout:readTimeout:)`` for a site, and ``InvalidURL`` or ``HostNotFound`` for an
  /// address that leads nowhere.
  /// - Parameters:
  ///   - url: the address, such as `http://cedar.example/`.
  ///   - connectTimeout: how long the site may take to take the call; nil for as long as the system waits.
  ///   - readTimeout: how long a silence may last before the first byte or between two; nil for an hour.
  /// - Returns: what the site answered.
  /// - Throws: a ``RequestError``.
  public func get(
    _ url: String, connectTimeout: Duration? = nil, readTimeout: Duration? = nil
  ) throws -> Response {
    var exchange = Exchange(
      url: url, patience: Exchange.Patience(connect: connectTimeout, read: readTimeout))
    while true {
      switch advance(&exchange) {
      case .wait(let time):
        if time > .zero { waitForInput(time, label: label(of: url), bytes: exchange.incoming) }
      case .answer(let response): return response
      case .fail(let error): throw error
      }
    }
  }

  /// Fetches a page; the task gives way to others meanwhile.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   let web = SimulatedWeb()
  ///   async let one = web.get(web.sites[0])
  ///   async let other = web.get(web.sites[1])
  ///   return try await one.size + other.size
  /// }
  /// print(run.value)  // 8659
  /// ```
  ///
  /// An answer with an error status is returned, not thrown: see ``Response/validateStatus()``.
  /// - Parameters:
  ///   - site: the site whose page it is.
  ///   - connectTimeout: how long the site may take to take the call.
  ///   - readTimeout: how long a silence may last before the first byte or between two.
  ///     It is no limit on the whole: a page that trickles in never exceeds it.
  /// - Returns: what the site answered.
  /// - Throws: a ``RequestError``, or `CancellationError` as soon as the task is cancelled.
  public func get(
    _ site: Site, connectTimeout: Duration? = nil, readTimeout: Duration? = nil
  ) async throws -> Response {
    try await get(site.url, connectTimeout: connectTimeout, readTimeout: readTimeout)
  }

  /// Fetches the page at an address; the task gives way to others meanwhile.
  ///
  /// ```swift
  /// let web = SimulatedWeb()
  /// do { _ = try await web.get("http://ash.example/") } catch is HostNotFound { print("none") }  // none
  /// ```
  ///
  /// As ``get(_:connectTimeout:readTimeout:)`` for a site, and ``InvalidURL`` or ``HostNotFound`` for an
  /// address that leads nowhere.
  /// - Parameters:
  ///   - url: the address, such as `http://cedar.example/`.
  ///   - connectTimeout: how long the site may take to take the call; nil for as long as the system waits.
  ///   - readTimeout: how long a silence may last before the first byte or between two; nil for an hour.
  /// - Returns: what the site answered.
  /// - Throws: a ``RequestError``, or `CancellationError` as soon as the task is cancelled.
  public func get(
    _ url: String, connectTimeout: Duration? = nil, readTimeout: Duration? = nil
  ) async throws -> Response {
    var exchange = Exchange(
      url: url, patience: Exchange.Patience(connect: connectTimeout, read: readTimeout))
    while true {
      switch advance(&exchange) {
      case .wait(let time):
        if time > .zero {
          try await waitForInput(time, label: label(of: url), bytes: exchange.incoming)
        }
      case .answer(let response): return response
      case .fail(let error): throw error
      }
    }
  }

  /// What a picture of the run writes beside the wait: the site's name.
  private func label(of url: String) -> String {
    let host = Address(url)?.host ?? url
    return sites.first { $0.host == host }?.name ?? host
  }
}
