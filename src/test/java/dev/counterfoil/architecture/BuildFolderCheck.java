package dev.counterfoil.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs when everything is built and tested: whatever the tools made along the way lies below {@code target/}. */
class BuildFolderCheck {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package.json",
                "package-lock.json",
                "pnpm-lock.yaml",
                "node_modules",
                "vite.config.ts",
                "vite.generated.ts",
                "tsconfig.json",
                "types.d.ts",
                "frontend/index.html",
                "frontend/generated",
                "src/main/frontend",
                "src/main/bundles"
            })
    void nothing_was_written_outside_its_folder(String path) {
        assertThat(Path.of(path)).doesNotExist();
    }
}
