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

  // MARK: Swift

  /// Whether a name directly inside the module Swift is out of bounds.
  static func isDenied(swift name: String) -> Bool {
    switch name {
    case "_typeByName", "_mangledTypeName", "_openExistential",
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

  /// What to use instead of a name directly inside Foundation.
  static func advice(foundation name: String) -> String {
    foundationAdvice[name] ?? ownMeans
  }

  private static let foundationAdvice = [
    "FileManager": noFiles, "FileHandle": noFiles, "Bundle": noFiles, "InputStream": noFiles,
    "OutputStream": noFiles, "Stream": noFiles, "NSHomeDirectory": noFiles,
    "NSTemporaryDirectory": noFiles, "Process": noProcesses,
    "Pipe": "Use Channel between threads or tasks.",
    "NSArray": "Use Array.", "NSDictionary": "Use Dictionary.", "NSSet": "Use Set.",
    "NSMutableArray": "Use Array.", "NSMutableDictionary": "Use Dictionary.",
    "NSMutableSet": "Use Set.", "NSMutableString": "Use String.", "CGFloat": "Use Double.",
    "NSData": "Use Data.", "NSDate": "Use ContinuousClock.", "UserDefaults": "Use a variable.",
    "NSLog": "Use print.", "Host": "Take it as a parameter.",
    "NSUserName": "Take it as a parameter.", "OperatingSystemVersion": "Take it as a parameter.",
  ]

  /// Pieces of a demangled name that lead outside, and what to use instead.
  static let deniedMembers: [(patterns: [String], instead: String)] = [
    (
      ["init(format:", "localizedStringWithFormat", "appendFormat"],
      "Use string interpolation, or formatted(): 2.5.formatted(.number)."
    ),
    (
      [
        "init(contentsOf", "init(fileURL", "init(file:", "init(url:", ".write(to", "(toFile: ",
        "URL.resourceValues", "URL.setResourceValue", "URL.checkResourceIsReachable",
        "URL.bookmarkData", "URL.homeDirectory", "URL.currentDirectory", "URL.temporaryDirectory",
        "URL.resolvingSymlinksInPath", "URL.resolveSymlinksInPath", "TildeInPath",
        "NSString.resolvingSymlinksInPath", "NSString.standardizingPath", "NSString.completePath",
      ], noFiles
    ),
    (
      ["Thread.exit", "Thread.callStack", "Thread.main"],
      "Use Thread without a module in front of it."
    ),
    (
      [
        "ProcessInfo.environment", "ProcessInfo.arguments", "ProcessInfo.hostName",
        "ProcessInfo.processName", "ProcessInfo.processIdentifier",
        "ProcessInfo.globallyUniqueString", "ProcessInfo.operatingSystem",
        "ProcessInfo.physicalMemory", "ProcessInfo.userName", "ProcessInfo.fullUserName",
      ], "Take it as a parameter."
    ),
    (["ProcessInfo.performActivity", "ProcessInfo.beginActivity"], "Leave it out."),
  ]
}
