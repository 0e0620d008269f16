package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of settings in {@code docs/operating.md} against what can be set. */
class SettingsTableTests {

    private static final Pattern NAME = Pattern.compile("`([a-z.-]+)`");

    @Test
    void every_setting_stands_in_the_table_and_nothing_else() throws Exception {
        Set<String> settable = new TreeSet<>(Set.of(
                "counterfoil.port", "counterfoil.changes.reconcile-first", "counterfoil.changes.reconcile-every"));
        ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (BeanDefinition found : classes.findCandidateComponents("dev.counterfoil")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            add(settable, type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
        assertThat(settable).contains("counterfoil.db.owner-password", "counterfoil.session.idle");
        assertThat(documented()).isEqualTo(settable);
    }

    private static void add(Set<String> names, String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                add(names, name, component.getType());
            } else {
                names.add(name);
            }
        }
    }

    /** The first cell of each row; what begins with a period goes on from the name before it. */
    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.readAllLines(Path.of("docs/operating.md")).stream()
                .filter(line -> line.startsWith("| `counterfoil."))
                .map(line -> line.split("\\|")[1])
                .forEach(cell -> {
                    Matcher name = NAME.matcher(cell);
                    String before = "";
                    while (name.find()) {
                        String found = name.group(1);
                        before = found.startsWith(".") ? before.substring(0, before.lastIndexOf('.')) + found : found;
                        names.add(before);
                    }
                });
        return names;
    }
}
