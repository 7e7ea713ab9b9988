/// What the object gate lets through, and what it says of the rest.
///
/// The lists follow the toolchain: review them with each release.
enum GateLists {
  static let sections: Set<String> = [
    ".strtab", ".symtab", ".shstrtab", ".symtab_shndx", ".group", ".comment", ".note.GNU-stack",
    ".llvm_addrsig", ".swift_modhash", ".swift1_autolink_entries", ".linker-options",
    ".init_array", ".init_array.0", ".eh_frame", "swift5_type_metadata", "swift5_type_metadata_2",
    "swift5_protocols", "swift5_protocol_conformances", "swift5_typeref", "swift5_reflstr",
    "swift5_fieldmd", "swift5_assocty", "swift5_builtin", "swift5_capture", "swift5_mpenum",
  ]
  static let sectionPrefixes = [
    ".text", ".rodata", ".data", ".bss", ".tbss", ".tdata", ".debug", ".gcc_except_table",
    ".data.rel.ro",
  ]

  /// Names that the compiler emits into every file that needs them, and the linker merges.
  static let weakPrefixes = [
    "$s", "symbolic ", "__swift_", "swift_willThrowTyped", "DW.ref.", "got.",
    "associated conformance ", "get_type_metadata ", "get_witness_table ",
    "get_enum_tag_for_layout_string ", "get_underlying_type_name ", "get_underlying_witness ",
    "default assoc type ", "keypath_", "_swift_",
  ]

  static let modules: Set<String> = [
    "Swift", "_Concurrency", "_StringProcessing", "RegexBuilder", "Observation", "Synchronization",
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "Dispatch", "Builtin",
    "ConcurrencyLab", "Web", "Support", ObjectGate.module,
  ]

  // MARK: C

  static let cNames: Set<String> = [
    "malloc", "free", "memcpy", "memmove", "memset", "memcmp", "strlen", "_Unwind_Resume",
    "__gcc_personality_v0", "__swift_personality_v0", "__tls_get_addr", "_NSConcreteStackBlock",
    "_NSConcreteGlobalBlock", "_Block_copy", "_Block_release", "_GLOBAL_OFFSET_TABLE_",
    "__stack_chk_fail", "_swift_FORCE_LOAD_COMPATIBILITY_SYMBOL",
    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "exp2",
    "expm1", "log", "log2", "log10", "log1p", "pow", "sqrt", "cbrt", "hypot", "floor", "ceil",
    "round", "trunc", "rint", "nearbyint", "fmod", "remainder", "fma", "fmin", "fmax", "fabs",
    "sinf", "cosf", "tanf", "expf", "logf", "powf", "sqrtf", "fmodf", "floorf", "ceilf", "roundf",
    "truncf", "lround", "llround", "lrint", "ldexp", "frexp", "modf", "tgamma", "lgamma", "erf",
    "abs", "labs", "llabs",
  ]

  static let realWorldC: [(names: Set<String>, words: (String, String?))] = [
    (
      ["sleep", "usleep", "nanosleep", "clock_nanosleep"],
      (
        "waits in real time, which cannot be simulated",
        "Use Thread.sleep(for:), or try await Task.sleep(for:)."
      )
    ),
    (
      ["time", "clock", "clock_gettime", "gettimeofday", "mach_absolute_time"],
      ("reads a real clock, which cannot be simulated", "Use ContinuousClock().now.")
    ),
    (
      ["random", "rand", "srand", "arc4random", "arc4random_uniform", "drand48", "getrandom"],
      (
        "is different every time, so a schedule cannot be run again",
        "Draw from a generator with a seed: Random(seed: 1)."
      )
    ),
    (
      ["sched_yield", "pthread_yield"],
      ("gives way to real threads, which cannot be simulated", "Use Thread.yield().")
    ),
    (
      ["syscall", "__errno_location"],
      (
        "is how a lock of the system waits, which cannot be simulated",
        "Use Mutex without a module in front of it."
      )
    ),
  ]

  static let cAdvice: [String: String] = [
    "exit": "Return, or throw an error.", "_exit": "Return, or throw an error.",
    "abort": "Throw an error.", "quick_exit": "Return, or throw an error.",
    "printf": "Use print.", "puts": "Use print.", "putchar": "Use print.",
    "pthread_create": "Use Thread.", "pthread_join": "Use Thread and its join().",
    "pthread_mutex_lock": "Use Mutex or Lock.", "pthread_mutex_unlock": "Use Mutex or Lock.",
    "sem_wait": "Use Semaphore.", "sem_post": "Use Semaphore.",
    "setenv": "Keep it in a variable.", "getenv": "Take it as a parameter.",
  ]

  // MARK: Swift

  /// Whether a name directly inside the module Swift is out of bounds.
  static func isDenied(swift name: String) -> Bool {
    switch name {
    case "CommandLine", "readLine", "_typeByName", "_mangledTypeName", "_openExistential",
      "_createExecutors":
      true
    case "_stdlib_isOSVersionAtLeast": false
    default:
      name.hasPrefix("_stdlib_") || name.hasPrefix("_getTypeByMangled")
        || name.hasPrefix("_forEachField")
    }
  }

  // MARK: Foundation

  private static let foundation: Set<String> = [
    "Date", "UUID", "Data", "URL", "URLComponents", "URLQueryItem", "URLError", "Calendar",
    "TimeZone", "Locale", "Decimal", "DateComponents", "DateInterval", "Measurement", "Dimension",
    "CharacterSet", "IndexSet", "IndexPath", "SortDescriptor", "SortOrder", "SortComparator",
    "KeyPathComparator", "ComparisonResult", "PersonNameComponents", "JSONEncoder", "JSONDecoder",
    "PropertyListEncoder", "PropertyListDecoder", "PropertyListSerialization", "JSONSerialization",
    "TopLevelEncoder", "TopLevelDecoder", "LocalizedError", "RecoverableError", "CocoaError",
    "CustomNSError", "NSError", "NSLocking", "NSObject", "NSObjectProtocol", "NSNumber", "NSString",
    "NSCache", "NSRange", "_NSRange", "NSRegularExpression", "NSTextCheckingResult", "NSPredicate",
    "NSDecimalNumber", "ProcessInfo", "StringProtocol", "DataProtocol", "MutableDataProtocol",
    "ContiguousBytes", "Progress", "NSCopying", "NSCoding", "ReferenceConvertible",
    "_ObjectiveCBridgeable", "EncodableWithConfiguration", "DecodableWithConfiguration",
    "TimeInterval", "String", "pow", "ceil", "floor", "round", "sqrt", "trunc", "fmod", "abs",
    "NSNotFound", "NSMakeRange", "POSIXError", "POSIXErrorCode",
  ]
  private static let foundationPrefixes = [
    "Unit", "AttributedString", "Predicate", "Notification", "AttributeScope", "AttributeContainer",
    "Operation",
  ]
  private static let foundationParts = [
    "FormatStyle", "ParseStrategy", "Configuration", "Formatter",
  ]

  /// Whether a name directly inside Foundation is something that a solution may use.
  static func isAllowed(foundation name: String) -> Bool {
    // Initialisers and operators in extensions of the module itself have no name here.
    foundation.contains(name) || foundationPrefixes.contains(where: name.hasPrefix)
      || foundationParts.contains(where: name.contains) || name.isEmpty
  }

  static let foundationAdvice = [
    "FileManager": "A solution has no files; take what you need as a parameter.",
    "FileHandle": "A solution has no files; take what you need as a parameter.",
    "Process": "A solution starts no processes; use ProcessPoolExecutor.",
    "NSArray": "Use Array.", "NSDictionary": "Use Dictionary.", "NSSet": "Use Set.",
    "NSMutableArray": "Use Array.", "NSMutableDictionary": "Use Dictionary.",
    "NSData": "Use Data.", "NSDate": "Use ContinuousClock.", "UserDefaults": "Use a variable.",
    "NSLog": "Use print.",
  ]

  static let deniedMembers = [
    "init(contentsOf", "init(fileURL", "init(file:", "init(url:", "init(format:",
    "localizedStringWithFormat", "appendFormat", ".write(to", "URL.resourceValues",
    "URL.setResourceValue", "URL.checkResourceIsReachable", "URL.bookmarkData",
    "URL.homeDirectory", "URL.currentDirectory", "URL.temporaryDirectory",
    "URL.resolvingSymlinksInPath", "URL.resolveSymlinksInPath", "Thread.exit", "Thread.callStack",
    "Thread.main", "ProcessInfo.environment", "ProcessInfo.arguments", "ProcessInfo.hostName",
    "ProcessInfo.processName", "ProcessInfo.processIdentifier", "ProcessInfo.globallyUniqueString",
    "ProcessInfo.operatingSystem", "ProcessInfo.physicalMemory", "ProcessInfo.systemUptime",
    "ProcessInfo.userName", "ProcessInfo.fullUserName", "ProcessInfo.performActivity",
    "ProcessInfo.beginActivity",
  ]

  static let memberAdvice = [
    "init(format:": "Use string interpolation, or the lab's String(format:)."
  ]
}
