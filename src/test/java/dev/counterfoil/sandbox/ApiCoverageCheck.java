package dev.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Compares {@code docs/api-coverage.md} with the schemas and with what the portal really sent to sandboxes while all tests ran. It runs last, after the
 * journeys.
 */
class ApiCoverageCheck {

    /** Where sandboxes of tests and journeys keep their journals; {@code ./counterfoil test} empties them first. */
    private static final List<String> KEPT = List.of("received", "test-portals", "test-sandboxes");

    private static final Path TABLE = Path.of("docs", "api-coverage.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.+) \\| (received|not sent) \\|");
    private static final Pattern API = Pattern.compile("## .*\\((partners|users)\\)");

    /** What the table says of one argument or field. */
    private record Row(String where, boolean received) {}

    @Test
    void the_table_names_everything_the_schemas_have_and_tells_truly_what_was_received() throws IOException {
        Map<String, Row> table = table();
        Map<String, Boolean> truth = new TreeMap<>();
        TreeSet<String> received = received();
        for (String api : ApiSurface.SCHEMAS.keySet()) {
            ApiSurface surface = ApiSurface.of(ApiSurface.schema(api));
            Stream.concat(surface.arguments().stream(), surface.fields().stream())
                    .map(name -> api + " " + name)
                    .forEach(name -> truth.put(name, received.contains(name)));
        }
        assertThat(table.keySet()).as("rows of " + TABLE).containsExactlyInAnyOrderElementsOf(truth.keySet());
        assertThat(table.entrySet().stream()
                        .filter(row -> row.getValue().received() != truth.get(row.getKey()))
                        .map(row -> row.getKey() + (truth.get(row.getKey()) ? " was received" : " was not received")))
                .as("rows of " + TABLE + " that say otherwise than what happened")
                .isEmpty();
        assertThat(table.values()).noneMatch(row -> row.where().isBlank());
    }

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        String api = "";
        for (String line : Files.readAllLines(TABLE)) {
            Matcher heading = API.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                api = heading.group(1);
            } else if (row.matches()) {
                rows.put(
                        api + " " + row.group(1),
                        new Row(row.group(2), row.group(3).equals("received")));
            }
        }
        return rows;
    }

    /** What the portal sent, told from what tests sent themselves by its name. */
    private static TreeSet<String> received() throws IOException {
        GraphQLSchema partners = ApiSurface.schema("partners");
        GraphQLSchema users = ApiSurface.schema("users");
        Coverage coverage = new Coverage(partners, users);
        TreeSet<String> received = new TreeSet<>();
        List<Path> journals = new ArrayList<>();
        for (String folder : KEPT) {
            if (Files.isDirectory(Path.of("target", folder))) {
                try (Stream<Path> files = Files.walk(Path.of("target", folder))) {
                    files.filter(file -> file.getFileName().toString().endsWith("journal.jsonl"))
                            .forEach(journals::add);
                }
            }
        }
        assertThat(journals).as("journals of sandboxes").isNotEmpty();
        for (Path journal : journals) {
            try (BufferedReader lines = Files.newBufferedReader(journal)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("{\"line\":\"received\"")) {
                        note(coverage, line, received);
                    }
                }
            }
        }
        return received;
    }

    private static void note(Coverage coverage, String line, TreeSet<String> into) {
        Received operation;
        try {
            operation = Json.MAPPER.treeToValue(Json.MAPPER.readTree(line).path("operation"), Received.class);
        } catch (JacksonException cutShort) {
            return;
        }
        if (!"Counterfoil".equals(operation.headers().get("user-agent"))) {
            return;
        }
        JsonNode told = coverage.told(operation);
        told.path("arguments").forEach(one -> into.add(operation.api() + " " + one.asString()));
        told.path("coordinates").forEach(one -> into.add(operation.api() + " " + one.asString()));
    }
}
