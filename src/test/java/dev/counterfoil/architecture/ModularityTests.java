package dev.counterfoil.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.Counterfoil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final Pattern ROW = Pattern.compile("\\| (`.+`) \\| .+ \\| (.+) \\|");

    @Test
    void rooms_use_only_the_rooms_they_may() {
        ApplicationModules.of(Counterfoil.class).verify();
    }

    @Test
    void the_table_for_contributors_says_what_is_checked() throws Exception {
        Map<String, String> table = table();
        Set<String> below = new LinkedHashSet<>();
        for (Map.Entry<String, String> row : table.entrySet()) {
            Set<String> declared = declared(row.getKey());
            String said = row.getValue();
            if (said.endsWith("and below") || said.equals("all")) {
                assertThat(below).as(row.getKey()).containsAll(declared);
            } else if (said.equals("–") || said.startsWith("nothing")) {
                assertThat(declared).as(row.getKey()).isEmpty();
            } else {
                assertThat(Set.of(said.split(", "))).as(row.getKey()).isEqualTo(declared);
            }
            below.add(row.getKey());
        }
        assertThat(table.keySet())
                .isEqualTo(ApplicationModules.of(Counterfoil.class).stream()
                        .map(module -> module.getIdentifier().toString())
                        .collect(Collectors.toSet()));
    }

    /** Each room and what it may use, in words, ground floor first. */
    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("CONTRIBUTING.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (String room : row.group(1).replace("`", "").split(", ")) {
                    rows.put(room, row.group(2));
                }
            }
        }
        return rows;
    }

    private static Set<String> declared(String room) throws ClassNotFoundException {
        return Arrays.stream(Class.forName("dev.counterfoil." + room + ".package-info")
                        .getAnnotation(ApplicationModule.class)
                        .allowedDependencies())
                .map(name -> name.replaceAll(" ::.*", ""))
                .collect(Collectors.toSet());
    }
}
