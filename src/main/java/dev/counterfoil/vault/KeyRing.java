package dev.counterfoil.vault;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key in use. Being made checks it: a database without any key record takes the provider's key or has it make one, and notes its fingerprint; a
 * database with one takes no other key.
 */
final class KeyRing implements KeyStatus {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long LOCK = 4823098112342003L;

    private final JdbcClient jdbc;
    private final KeyProvider provider;
    private final WrappingKey current;

    /** @throws KeyUnavailableException if the key is missing or another one than the database needs */
    KeyRing(JdbcClient jdbc, PlatformTransactionManager manager, KeyProvider provider) {
        this.jdbc = jdbc;
        this.provider = provider;
        // Of replicas that start at once on an empty database, the second finds the first one's record.
        WrappingKey key = new TransactionTemplate(manager).execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
            return jdbc.sql("select fingerprint from vault_key where state = 'current'")
                    .query(String.class)
                    .optional()
                    .map(this::needed)
                    .orElseGet(this::first);
        });
        this.current = key;
    }

    private WrappingKey needed(String fingerprint) {
        WrappingKey key = found(fingerprint)
                .orElseThrow(
                        () -> new KeyUnavailableException("The key " + fingerprint + " is missing: " + provider.where()
                                + " does not exist, and the secrets in the database were sealed under that key. "
                                + "Put your saved copy of the key file there, or name its place with --key FILE."));
        if (!key.fingerprint().equals(fingerprint)) {
            throw new KeyUnavailableException("The key " + fingerprint + " is needed, but " + provider.where()
                    + " holds " + key.fingerprint()
                    + ". Put your saved copy of the needed key file there, or name its place with --key FILE.");
        }
        return key;
    }

    /** What is there but cannot be used is told with the fingerprint of what is needed, so that the right copy is looked for. */
    private Optional<WrappingKey> found(String fingerprint) {
        try {
            return provider.find();
        } catch (KeyUnavailableException unusable) {
            throw new KeyUnavailableException("The key " + fingerprint + " is needed. " + unusable.getMessage());
        }
    }

    private WrappingKey first() {
        if (jdbc.sql("select exists (select from vault_key) or exists (select from vault_secret)")
                .query(Boolean.class)
                .single()) {
            throw new KeyUnavailableException(
                    "The database holds records of keys, but none says which is current: restore it from a backup.");
        }
        WrappingKey key = provider.find().orElseGet(provider::create);
        jdbc.sql("insert into vault_key (fingerprint, state) values (?, 'current')")
                .param(key.fingerprint())
                .update();
        LOG.info("Secrets are sealed under the key {} in {}", key.fingerprint(), provider.where());
        return key;
    }

    /** @throws VaultException if that key is not at hand */
    WrappingKey key(String fingerprint) {
        if (!current.fingerprint().equals(fingerprint)) {
            throw new VaultException("the key " + fingerprint + " is not at hand");
        }
        return current;
    }

    WrappingKey current() {
        return current;
    }

    @Override
    public String fingerprint() {
        return current.fingerprint();
    }

    @Override
    public String where() {
        return provider.where();
    }

    @Override
    public boolean confirmed() {
        return jdbc.sql("select confirmed_at is not null from vault_key where fingerprint = ?")
                .param(fingerprint())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean confirm(String fingerprintTyped, UUID memberId) {
        if (!fingerprintTyped.strip().toLowerCase(Locale.ROOT).equals(fingerprint())) {
            return false;
        }
        jdbc.sql("update vault_key set confirmed_at = clock_timestamp(), confirmed_by = ? where fingerprint = ?")
                .param(memberId)
                .param(fingerprint())
                .update();
        return true;
    }
}
