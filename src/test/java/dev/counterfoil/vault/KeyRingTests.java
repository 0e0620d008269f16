package dev.counterfoil.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTests {

    @TempDir
    Path folder;

    private TestDatabase database;
    private Path file;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        file = folder.resolve("made/by/us/key");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private KeyStatus start() {
        return new TestVault(database, file).status();
    }

    @Test
    void the_first_start_makes_a_key_that_only_its_owner_reads() throws IOException {
        KeyStatus status = start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path made = file.getParent(); !made.equals(folder); made = made.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
        assertThat(Files.list(file.getParent())).containsExactly(file);
        assertThat(status.fingerprint()).matches("k1(:|-)[0-9a-f]{4}(-[0-9a-f]{4}){7}");
    }

    @Test
    void a_later_start_takes_the_same_key() {
        assertThat(start().fingerprint()).isEqualTo(start().fingerprint());
    }

    @Test
    void a_key_that_is_there_before_the_first_start_is_used_and_kept() throws IOException {
        String fingerprint = new KeyFile(file, null).create().fingerprint();
        String text = Files.readString(file);

        assertThat(start().fingerprint()).isEqualTo(fingerprint);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void a_missing_key_stops_the_start_by_its_fingerprint_and_none_is_made() throws IOException {
        String fingerprint = start().fingerprint();
        Files.delete(file);

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(this::start)
                .withMessageContaining(fingerprint)
                .withMessageContaining(file.toString())
                .withMessageContaining("--key");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_wrong_key_stops_the_start_by_the_fingerprint_that_is_needed() throws IOException {
        String fingerprint = start().fingerprint();
        Files.delete(file);
        new KeyFile(file, null).create();
        String wrong = Files.readAllLines(file).getLast().substring("key ".length());

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(this::start)
                .withMessageContaining("The key " + fingerprint + " is needed")
                .withMessageNotContaining(wrong);
    }

    @Test
    void a_key_file_that_cannot_be_used_stops_the_start_by_the_fingerprint_that_is_needed() throws IOException {
        String fingerprint = start().fingerprint();
        String whole = Files.readString(file);

        for (String damaged : List.of("", whole.substring(0, whole.length() - 9), whole.replace("key 1", "key 9"))) {
            Files.writeString(file, damaged);
            assertThatExceptionOfType(KeyUnavailableException.class)
                    .isThrownBy(this::start)
                    .withMessageStartingWith("The key " + fingerprint + " is needed. ")
                    .withMessageContaining(file.toString());
        }
        Files.writeString(file, whole);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(this::start)
                .withMessageContaining(fingerprint)
                .withMessageContaining("chmod 600 " + file);
    }

    @Test
    void no_key_is_made_for_a_database_whose_record_of_the_current_one_is_gone() {
        start();
        database.ownerClient().sql("update vault_key set state = 'retired'").update();

        assertThatExceptionOfType(KeyUnavailableException.class).isThrownBy(this::start);
    }

    @Test
    void it_is_confirmed_by_typing_its_fingerprint_and_nothing_else() {
        KeyStatus status = start();
        assertThat(status.confirmed()).isFalse();

        assertThat(status.confirm("k1:0000-0000", new UUID(0, 1))).isFalse();
        assertThat(status.confirm("", new UUID(0, 1))).isFalse();
        assertThat(status.confirmed()).isFalse();

        assertThat(status.confirm("  " + status.fingerprint().toUpperCase(Locale.ROOT) + "\n", new UUID(0, 1)))
                .isTrue();
        assertThat(start().confirmed()).isTrue();
        assertThat(database.appClient()
                        .sql("select confirmed_by from vault_key")
                        .query(UUID.class)
                        .single())
                .isEqualTo(new UUID(0, 1));
    }
}
