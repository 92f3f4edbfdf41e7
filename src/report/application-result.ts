/** An application's header and description; missing texts are empty. */
export interface ApplicationResult {
  readonly name: string;
  readonly version: string;
  readonly idf_version: string;
  readonly built: string;
  /** Of the ELF file, in hex. */
  readonly elf_sha256: string;
  /** `null` for a chip that this action does not know. */
  readonly chip: string | null;
}

/** The application that the bootloader starts next. */
export interface BootingApplication extends ApplicationResult {
  /** The name of its partition. */
  readonly partition: string;
}

/** The application that boots after a flash. */
export interface BootsNext extends BootingApplication {
  /** Of its partition. */
  readonly address: string;
  /** Whether this step flashed it. */
  readonly flashed: boolean;
  /** Whether it is from the same build as one that this step flashed. */
  readonly same_build: boolean;
}
