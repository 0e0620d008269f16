package dev.counterfoil.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.counterfoil.upstream.Credential;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealedPrintingTests {

    /** Of what keeps bytes, a record would print its parts; a class prints nothing of itself unless it says how. */
    @Test
    void no_type_that_keeps_bytes_prints_them() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.counterfoil.vault", "dev.counterfoil.upstream");
        List<JavaClass> keeping = classes.stream()
                .filter(type -> type.getFields().stream().anyMatch(SealedPrintingTests::holdsSecret))
                .toList();

        assertThat(keeping).extracting(JavaClass::getSimpleName).contains("Secret", "Credential", "Sealed", "LocalKey");
        assertThat(keeping).allSatisfy(type -> {
            if (type.isRecord()) {
                assertThat(printed(type.reflect(), (byte) 1))
                        .as(type.getName())
                        .isEqualTo(printed(type.reflect(), (byte) 2))
                        .doesNotContain("[B@");
            } else {
                assertThat(type.tryGetMethod("toString").map(JavaMethod::getAccessesFromSelf))
                        .as(type.getName())
                        .satisfiesAnyOf(
                                none -> assertThat(none).isEmpty(),
                                own -> assertThat(own.orElseThrow()).isEmpty());
            }
        });
    }

    private static boolean holdsSecret(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && Stream.of(byte[].class, char[].class, Secret.class, Aead.class)
                        .anyMatch(field.getRawType()::isEquivalentTo);
    }

    private static String printed(Class<?> type, byte content) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] values = Stream.of(constructor.getParameterTypes())
                .map(part -> part == byte[].class
                        ? new byte[] {content}
                        : part == boolean.class ? (Object) false : part.isPrimitive() ? 1 : null)
                .toArray();
        return constructor.newInstance(values).toString();
    }

    @Test
    void secrets_and_credentials_print_sealed() {
        byte[] password = "canary-password".getBytes(StandardCharsets.UTF_8);

        assertThat(Secret.of("canary")).hasToString("[sealed]");
        assertThat(Credential.basic("client-7", password)).hasToString("[sealed]");
        assertThat(LocalKey.of(new byte[32])).hasToString("[sealed]");
    }

    @Test
    void a_closed_secret_is_wiped() {
        Secret secret = Secret.of("canary");
        secret.close();

        assertThat(secret.bytes()).containsOnly(0);
    }
}
