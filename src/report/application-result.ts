/** An application by what its header and its description say; text that it does not give is empty. */
export interface ApplicationResult {
  readonly name: string;
  readonly version: string;
  readonly idf_version: string;
  readonly built: string;
  /** Of the ELF file, in hex. */
  readonly elf_sha256: string;
  /** `null` for a chip not known here. */
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
  /** Whether it is one of those that were flashed. */
  readonly flashed: boolean;
  /** Whether it is of the same build as one of those that were flashed. */
  readonly same_build: boolean;
}
