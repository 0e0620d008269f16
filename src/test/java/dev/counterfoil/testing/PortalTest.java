package dev.counterfoil.testing;

import dev.counterfoil.Counterfoil;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole portal on a database of its own, with a data folder and a key file that are removed afterwards. Contexts are
 * cached by their properties as usual, so tests of one configuration share a database: use values of your own.
 *
 * <p>A sandbox with a port found at run time is made known by {@code @DynamicPropertySource}, as
 * {@code counterfoil.upstream.allowed-origins} and {@code counterfoil.sandbox.url}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Counterfoil.class)
// Settled before the initializer gives each context folders of its own; the log of all is written here.
@TestPropertySource(
        properties = {
            "counterfoil.data=target/test-portals/shared",
            "counterfoil.key=target/test-portals/key",
            // A test looks itself, when it wants to.
            "counterfoil.watch.every=0s",
            "counterfoil.watch.schema-every=0s"
        })
@ContextConfiguration(initializers = PortalTestInitializer.class)
public @interface PortalTest {

    /** Further properties, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** {@code RANDOM_PORT} where real HTTP is wanted. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;
}
