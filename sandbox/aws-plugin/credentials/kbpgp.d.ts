/** The part of kbpgp that is used here; its own declarations leave it out. */
declare module "kbpgp" {
  export type Callback<T> = (error: Error | null, result: T) => void;

  /** A PGP key. */
  export interface PgpKeyManager {
    get_pgp_fingerprint(): Buffer;
  }

  export interface KeyManagerStatic {
    import_from_armored_pgp(options: { armored: string }, callback: Callback<PgpKeyManager>): void;
  }

  export interface Kbpgp {
    readonly KeyManager: KeyManagerStatic;
    readonly armor: { encode(type: number, data: Buffer): string };
    box(
      options: { msg: string; encrypt_for: PgpKeyManager },
      callback: (error: Error | null, armored: string, binary: Buffer) => void,
    ): void;
  }

  const kbpgp: Kbpgp;
  export default kbpgp;
}
