package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts and the code that uses them fit each other. */
class TranslationKeysTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEXTS = Path.of("src/main/resources/vaadin-i18n/translations.properties");
    private static final String ROOMS =
            "kit|team|notices|clients|mirror|changes|metafields|usertokens|media|faults|audit|shell";

    /** A whole key in the code, or the beginning of one that ends in a dot and is put together at run time. */
    private static final Pattern LITERAL = Pattern.compile("\"((?:" + ROOMS + ")\\.[A-Za-z0-9_.-]+)\"");

    /** Calls that take a key. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:getTranslation|translate)\\(\\s*\"((?:" + ROOMS + ")\\.[A-Za-z0-9_.-]*[A-Za-z0-9_-])\"(?!\\s*\\+)");

    private final IcuTranslations texts = new IcuTranslations(false);

    @Test
    void every_key_asked_for_in_the_code_has_a_text() {
        Set<String> asked = found(ASKED);
        asked.removeAll(texts.keys());
        assertThat(asked).isEmpty();
    }

    @Test
    void every_text_is_used_by_some_code() {
        Set<String> literals = found(LITERAL);
        Set<String> unused = texts.keys().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> literals.stream().noneMatch(part -> part.endsWith(".") && key.startsWith(part)))
                .collect(Collectors.toCollection(TreeSet::new));
        // Looked up by the names of exception types.
        unused.removeIf(key -> key.startsWith("kit.problem."));
        assertThat(unused).isEmpty();
    }

    @Test
    void no_key_is_written_twice() throws IOException {
        List<String> keys = Files.readAllLines(TEXTS).stream()
                .filter(line -> line.matches("[a-z]+\\.[^=]*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void every_text_is_a_message_format_that_icu_accepts() {
        for (String key : texts.keys()) {
            String pattern = texts.getAllTranslations(java.util.Locale.ENGLISH).get(key);
            assertThatCode(() -> new MessageFormat(pattern, java.util.Locale.ENGLISH))
                    .as(key)
                    .doesNotThrowAnyException();
        }
    }

    private static Set<String> found(Pattern pattern) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TranslationKeysTests::read)
                    .flatMap(code -> pattern.matcher(code).results().map(result -> result.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
