package dev.counterfoil.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals each secret under a data key of its own, wrapped by the key in use; both ciphertexts are bound to what the secret is for. */
final class SealingVault implements Vault {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECRET = "counterfoil secret v1";
    private static final String DATA_KEY = "counterfoil data key v1";

    private final JdbcClient jdbc;
    private final KeyRing keys;

    SealingVault(JdbcClient jdbc, KeyRing keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public SealedId seal(Binding binding, Secret secret) {
        UUID id = UUID.randomUUID();
        byte[] dataKey = new byte[Cipher.KEY_BYTES];
        RANDOM.nextBytes(dataKey);
        try {
            byte[] ciphertext = Cipher.aead(dataKey).encrypt(secret.bytes(), Cipher.associated(SECRET, binding));
            byte[] wrapped = keys.current().wrap(dataKey, Cipher.associated(DATA_KEY, binding));
            jdbc.sql("""
                            insert into vault_secret (id, name, owner, version, origin, kek, wrapped_key, ciphertext)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            binding.name(),
                            binding.owner(),
                            binding.version(),
                            binding.origin(),
                            keys.current().fingerprint(),
                            wrapped,
                            ciphertext)
                    .update();
            return new SealedId(id);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a value could not be sealed");
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private record Sealed(String kek, byte[] wrapped, byte[] ciphertext) {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    @Override
    public Secret open(SealedId id, Binding binding) {
        Sealed sealed = jdbc.sql("select kek, wrapped_key, ciphertext from vault_secret where id = ?")
                .param(id.value())
                .query((row, number) ->
                        new Sealed(row.getString("kek"), row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .orElseThrow(() -> new VaultException("there is no sealed value " + id.value()));
        byte[] dataKey = keys.key(sealed.kek()).unwrap(sealed.wrapped(), Cipher.associated(DATA_KEY, binding));
        try {
            return Secret.wrap(Cipher.aead(dataKey).decrypt(sealed.ciphertext(), Cipher.associated(SECRET, binding)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a sealed value does not open for what it is asked for");
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    @Override
    public void destroy(SealedId id) {
        jdbc.sql("delete from vault_secret where id = ?").param(id.value()).update();
    }
}
