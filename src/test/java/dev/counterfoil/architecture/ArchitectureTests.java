package dev.counterfoil.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.counterfoil.changes.TokenAccess;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** What the rooms promise each other beyond who may use whom. */
class ArchitectureTests {

    private static final String BASE = "dev.counterfoil.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.counterfoil");

    @Test
    void only_the_gate_sends_mutations() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "changes..", BASE + "upstream..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it is Upstream.mutate",
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(Upstream.class)
                                && access.getName().equals("mutate")))
                .check(HOUSE);
    }

    @Test
    void only_the_gate_makes_permits() {
        classes()
                .that()
                .implement(Permit.class)
                .should()
                .resideInAPackage(BASE + "changes..")
                .check(HOUSE);
    }

    @Test
    void only_clients_the_mirror_and_the_gate_open_credentials() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "clients..", BASE + "mirror..", BASE + "changes..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it is ClientAccess.open",
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(ClientAccess.class)
                                && access.getName().equals("open")))
                .check(HOUSE);
    }

    @Test
    void only_the_gate_and_the_room_that_keeps_them_open_users_tokens() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "changes..", BASE + "usertokens")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it is TokenAccess",
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(TokenAccess.class)))
                .check(HOUSE);
    }

    @Test
    void no_type_of_the_graphql_client_leaves_upstream() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "upstream..", BASE + "outbound..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.smallrye..", "io.vertx..", "io.netty..", "jakarta.json.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(BASE + "outbound..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.smallrye..", "jakarta.json.."))
                .check(HOUSE);
    }

    @Test
    void views_do_not_touch_persistence_or_sql() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("..persistence..", "org.springframework.jdbc..", "jakarta.persistence.."))
                .check(HOUSE);
    }

    @Test
    void the_sandbox_and_the_portal_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "sandbox..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to the portal",
                        (JavaClass type) -> type.getPackageName().startsWith(BASE)
                                && !type.getPackageName().startsWith(BASE + "sandbox")))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "sandbox..", "dev.counterfoil")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "sandbox.."))
                .check(HOUSE);
    }

    @Test
    void only_two_rooms_and_the_sandbox_open_connections() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "outbound..", BASE + "upstream..", BASE + "sandbox..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net.http..",
                                "javax.net..",
                                "java.nio.channels..",
                                "org.springframework.web.client..",
                                "org.springframework.web.reactive..")
                        .and(DescribedPredicate.not(assignableTo(FileChannel.class)))
                        .and(DescribedPredicate.not(assignableTo(OverlappingFileLockException.class)))
                        .or(assignableTo(Socket.class))
                        .or(assignableTo(DatagramSocket.class))
                        .or(assignableTo(URLConnection.class)))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "outbound..", BASE + "upstream..", BASE + "sandbox..")
                // It reads an archive on the class path.
                .and()
                .doNotHaveFullyQualifiedName(BASE + "boot.PostgresBinaries")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "it opens what a URL names",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(URL.class)
                                && access.getName().startsWith("open")))
                .check(HOUSE);
    }

    @Test
    void every_package_says_what_it_is_for_and_that_null_is_the_exception() {
        Set<String> silent = HOUSE.stream()
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @Test
    void nothing_is_injected_into_fields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(HOUSE);
    }

    /**
     * From team upward, a public method that takes an actor is a question somebody asks: the bean that answers it must
     * ask for rights on the way, in itself or in what it calls.
     */
    @Test
    void every_public_service_method_asks_for_rights() {
        List<String> without = new ArrayList<>();
        for (JavaClass type : HOUSE) {
            boolean bean = type.isAnnotatedWith(Component.class) || type.isAnnotatedWith(Service.class);
            if (!bean || type.getPackageName().contains(".ui") || type.isAssignableTo(Rights.class)) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                boolean asked = method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.BRIDGE)
                        && method.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Actor.class));
                if (asked && !method.isAnnotatedWith(PreAuthorize.class) && !asksForRights(method)) {
                    without.add(method.getFullName());
                }
            }
        }
        assertThat(without).isEmpty();
    }

    private static boolean asksForRights(JavaMethod start) {
        Deque<JavaMethod> todo = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>();
        while (!todo.isEmpty()) {
            JavaMethod method = todo.pop();
            if (!seen.add(method.getFullName())) {
                continue;
            }
            for (var call : method.getMethodCallsFromSelf()) {
                if (call.getTargetOwner().isAssignableTo(Rights.class)) {
                    return true;
                }
                if (call.getTargetOwner().getPackageName().startsWith(BASE)) {
                    call.getTarget().resolveMember().ifPresent(todo::push);
                }
            }
        }
        return false;
    }
}
