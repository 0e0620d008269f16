package dev.counterfoil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives a context a cloned database, a data folder and a key file, all below {@code target/}. */
public class PortalTestInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path CONTEXTS = Path.of("target", "test-portals").toAbsolutePath();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.create();
        Path folder = CONTEXTS.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        var access = database.access();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "portalTest",
                        Map.of(
                                "spring.datasource.hikari.maximum-pool-size",
                                "6",
                                "counterfoil.data",
                                folder.resolve("data").toString(),
                                "counterfoil.key",
                                folder.resolve("keys").resolve("key").toString(),
                                "counterfoil.db.url",
                                access.url(),
                                "counterfoil.db.owner-user",
                                access.owner().user(),
                                "counterfoil.db.owner-password",
                                access.owner().password(),
                                "counterfoil.db.app-user",
                                access.app().user(),
                                "counterfoil.db.app-password",
                                access.app().password())));
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            // Below target/: the next clean build removes it.
        }
    }
}
