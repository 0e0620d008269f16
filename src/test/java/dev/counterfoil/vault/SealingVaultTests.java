package dev.counterfoil.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

class SealingVaultTests {

    private static final UUID OWNER = new UUID(1, 2);
    private static final Binding BINDING = new Binding("client.secret", OWNER, 1, "https://shop.app");
    private static final String CANARY = "canary-7f3a91c0-of-a-client";

    @TempDir
    Path folder;

    private TestDatabase database;
    private Vault vault;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        vault = new TestVault(database, folder.resolve("keys/key")).vault();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SealedId seal() {
        try (Secret secret = Secret.of(CANARY)) {
            return vault.seal(BINDING, secret);
        }
    }

    private String opened(SealedId id, Binding binding) {
        try (Secret secret = vault.open(id, binding)) {
            return new String(secret.bytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_sealed_value_opens_for_what_it_was_sealed_for() {
        assertThat(opened(seal(), BINDING)).isEqualTo(CANARY);
    }

    @Test
    void a_sealed_value_opens_after_a_restart() {
        SealedId id = seal();
        vault = new TestVault(database, folder.resolve("keys/key")).vault();

        assertThat(opened(id, BINDING)).isEqualTo(CANARY);
    }

    static List<Binding> elsewhere() {
        return List.of(
                new Binding("client.retiring", OWNER, 1, "https://shop.app"),
                new Binding("client.secret", new UUID(1, 3), 1, "https://shop.app"),
                new Binding("client.secret", OWNER, 2, "https://shop.app"),
                new Binding("client.secret", OWNER, 1, "https://shop.app:8443"),
                new Binding("client.secret", OWNER, 1, ""));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void a_sealed_value_moved_elsewhere_does_not_open(Binding other) {
        SealedId id = seal();
        // Whoever can write to the table relabels the row as well.
        database.ownerClient()
                .sql("update vault_secret set name = ?, owner = ?, version = ?, origin = ?")
                .params(other.name(), other.owner(), other.version(), other.origin())
                .update();

        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> vault.open(id, other))
                .withMessageNotContaining(CANARY);
    }

    @Test
    void a_ciphertext_moved_into_another_row_does_not_open_there() {
        seal();
        Binding other = new Binding("client.secret", new UUID(1, 3), 1, "https://shop.app");
        SealedId target;
        try (Secret secret = Secret.of("other")) {
            target = vault.seal(other, secret);
        }
        database.ownerClient()
                .sql(
                        "update vault_secret t set ciphertext = s.ciphertext from vault_secret s where t.id = ? and s.id <> t.id")
                .param(target.value())
                .update();
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(target, other));

        database.ownerClient()
                .sql(
                        "update vault_secret t set wrapped_key = s.wrapped_key from vault_secret s where t.id = ? and s.id <> t.id")
                .param(target.value())
                .update();
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(target, other));
    }

    @Test
    void texts_that_join_to_the_same_are_bound_apart() {
        assertThat(Cipher.associated("p", new Binding("ab", OWNER, 1, "c")))
                .isNotEqualTo(Cipher.associated("p", new Binding("a", OWNER, 1, "bc")))
                .isNotEqualTo(Cipher.associated("pa", new Binding("b", OWNER, 1, "c")));
    }

    @Test
    void a_destroyed_value_does_not_open() {
        SealedId id = seal();
        vault.destroy(id);

        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(id, BINDING));
    }

    @Test
    void no_column_of_the_database_holds_the_secret_or_the_key() throws Exception {
        seal();
        byte[] key = Base64.getDecoder()
                .decode(java.nio.file.Files.readAllLines(folder.resolve("keys/key"))
                        .getLast()
                        .substring("key ".length()));

        String dump = dump();

        assertThat(dump).contains("client.secret");
        assertThat(dump).doesNotContain(traces(CANARY.getBytes(StandardCharsets.UTF_8)));
        assertThat(dump).doesNotContain(traces(key));
    }

    @Test
    void the_search_for_traces_finds_a_planted_one() {
        database.ownerClient()
                .sql(
                        "insert into vault_secret select gen_random_uuid(), 'planted', gen_random_uuid(), 1, '', fingerprint, ?, '' from vault_key")
                .param(CANARY.getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(dump()).contains(HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8)));
    }

    private String dump() {
        StringBuilder dump = new StringBuilder();
        var owner = database.ownerClient();
        owner.sql(
                        "select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
                .query(String.class)
                .list()
                .forEach(table -> owner.sql("select t::text from " + table + " t")
                        .query(String.class)
                        .list()
                        .forEach(row -> dump.append(row).append('\n')));
        return dump.toString();
    }

    /** Raw, in hexadecimal, and in Base64 at each of the three alignments, without the characters that depend on neighbours. */
    private static String[] traces(byte[] secret) {
        String[] traces = new String[5];
        traces[0] = new String(secret, StandardCharsets.ISO_8859_1);
        traces[1] = HexFormat.of().formatHex(secret);
        for (int skip = 0; skip < 3; skip++) {
            byte[] rest = java.util.Arrays.copyOfRange(secret, skip, skip + (secret.length - skip) / 3 * 3);
            traces[2 + skip] = Base64.getEncoder().encodeToString(rest);
        }
        return traces;
    }

    @Test
    void the_application_role_cannot_alter_a_sealed_value_or_a_key_record() {
        seal();

        assertRefused("update vault_secret set version = 2");
        assertRefused("truncate vault_secret");
        assertRefused("update vault_key set fingerprint = 'k1:0'");
        assertRefused("update vault_key set state = 'retired'");
        assertRefused("delete from vault_key");
    }

    private void assertRefused(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.appClient().sql(statement).update())
                .withStackTraceContaining("permission denied");
    }
}
