package dev.counterfoil.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTests {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("keys/key");
    }

    private KeyFile key() {
        return new KeyFile(file, null);
    }

    private void assertRefused(String reason) {
        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> key().find())
                .withMessageContaining(reason);
    }

    @Test
    void what_was_made_is_found() {
        String made = key().create().fingerprint();

        assertThat(key().find().orElseThrow().fingerprint()).isEqualTo(made);
    }

    @Test
    void no_key_replaces_another() throws IOException {
        key().create();
        String text = Files.readString(file);

        assertThatExceptionOfType(KeyUnavailableException.class).isThrownBy(() -> key().create());
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void a_file_that_others_may_open_is_refused(String permissions) throws IOException {
        key().create();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertRefused("chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx--x--x"})
    void a_folder_that_others_may_enter_is_refused(String permissions) throws IOException {
        key().create();
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(permissions));

        assertRefused("chmod 700 " + file.getParent());
    }

    @Test
    void no_key_is_made_in_a_folder_that_others_may_enter() throws IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> key().create())
                .withMessageContaining("chmod 700");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_folder_that_others_need_is_not_to_be_closed_for_a_key() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createDirectory(file.resolveSibling("of-another-program"));
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> key().create())
                .withMessageContaining("a folder of its own")
                .withMessageNotContaining("chmod");
    }

    @Test
    void a_place_inside_the_data_folder_is_refused_by_any_path() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);

        for (Path inside : new Path[] {
            data.resolve("key"), data.resolve("not/yet/key"), folder.resolve("x/../data/key"), link.resolve("key")
        }) {
            assertThatExceptionOfType(KeyUnavailableException.class)
                    .isThrownBy(() -> new KeyFile(inside, data))
                    .withMessageContaining("data folder");
        }
        new KeyFile(folder.resolve("data-keys/key"), data);
    }

    @Test
    void a_damaged_file_is_refused_without_telling_the_key() throws IOException {
        key().create();
        String text = Files.readString(file);
        String secret = text.substring(text.indexOf("key ", 20) + 4).strip();

        for (String damaged : new String[] {
            "",
            text.replace("key 1", "key 2"),
            text.replace("\nkey ", "\nkey !"),
            text.replace(secret, secret.substring(4)),
            text.replace(secret, (secret.startsWith("A") ? "B" : "A") + secret.substring(1)),
            text.replace("k1:", "k1:0")
        }) {
            Files.writeString(file, damaged);
            assertThatExceptionOfType(KeyUnavailableException.class)
                    .isThrownBy(() -> key().find())
                    .withMessageContaining(file.toString())
                    .withMessageNotContaining(secret.substring(4, 12));
        }
    }
}
