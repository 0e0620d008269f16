package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.Inverse;
import dev.counterfoil.changes.OperationKind;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Holds {@code docs/changes.md}, written by hand, to the kinds of change there are. */
class ChangesTableTests extends AcmePortal {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Autowired
    private List<OperationKind> kinds;

    private record Line(String mutation, String kind, String before, Set<String> inverses) {}

    private static List<Line> table() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs", "changes.md"))) {
            return lines.filter(line ->
                            line.startsWith("| ") && !line.startsWith("| mutation") && !line.startsWith("| ---"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> new Line(
                            cells[1].replace("`", "").strip(),
                            cells[2].replace("`", "").strip(),
                            cells[3].strip(),
                            codes(cells[5])))
                    .toList();
        }
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code(Inverse inverse) {
        return switch (inverse) {
            case Inverse.By it -> it.code();
            case Inverse.None it -> it.reason();
        };
    }

    @Test
    void the_table_names_every_mutation_of_the_schema() throws IOException {
        String schema = Files.readString(Path.of("src/main/resources/upstream/shop-partners.graphqls"));
        List<String> mutations = new SchemaParser()
                        .parse(schema)
                        .getType("Mutation", graphql.language.ObjectTypeDefinition.class)
                        .orElseThrow()
                        .getFieldDefinitions()
                        .stream()
                        .map(graphql.language.FieldDefinition::getName)
                        .toList();
        assertThat(mutations).hasSize(14);
        assertThat(table()).extracting(Line::mutation).containsAll(mutations).doesNotHaveDuplicates();
    }

    @Test
    void the_table_tells_of_every_kind_what_takes_it_back_or_why_nothing_does() throws IOException {
        List<Line> table = table();
        assertThat(table)
                .extracting(Line::kind)
                .containsOnlyElementsOf(kinds.stream().map(OperationKind::code).toList());
        for (OperationKind kind : kinds) {
            Set<String> inverses = kind.inverses().stream()
                    .map(ChangesTableTests::code)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(table.stream().filter(line -> line.kind().equals(kind.code())))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.inverses()).as(line.mutation()).isEqualTo(inverses);
                        assertThat(line.before()).containsAnyOf("READ", "REMEMBERED", "NONE");
                    });
        }
    }

    @Test
    void whatever_takes_a_change_back_exists_and_has_words_and_so_has_every_reason() throws IOException {
        Set<String> codes = kinds.stream().map(OperationKind::code).collect(Collectors.toSet());
        Properties words = words();
        for (OperationKind kind : kinds) {
            for (Inverse inverse : kind.inverses()) {
                switch (inverse) {
                    case Inverse.By it -> {
                        assertThat(codes).contains(it.code());
                        assertThat(words).containsKey("audit.inverse.code." + it.code());
                    }
                    case Inverse.None it -> assertThat(words).containsKey("audit.inverse.reason." + it.reason());
                }
            }
        }
    }

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (InputStream in = ChangesTableTests.class.getResourceAsStream("/vaadin-i18n/translations.properties")) {
            words.load(Objects.requireNonNull(in));
        }
        return words;
    }
}
