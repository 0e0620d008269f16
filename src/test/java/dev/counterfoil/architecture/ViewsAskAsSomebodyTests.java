package dev.counterfoil.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import dev.counterfoil.team.Actor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** What a page asks of a service it asks as somebody, so that the service can judge what that person may see and do. */
class ViewsAskAsSomebodyTests {

    private static final String BASE = "dev.counterfoil.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.counterfoil");

    /** What is asked without saying who asks, and why that tells and changes nothing of a client. */
    private static final Map<String, String> ANYBODY = Map.ofEntries(
            entry("CurrentActor.get", "it is who says who asks"),
            entry("CopyRuns.watch", "tells only that a run moved on; the page then asks for it as its member"),
            entry(
                    "OperationArrivals.register",
                    "tells only that an operation moved; the page then asks for what it may read"),
            entry(
                    "RecordArrivals.register",
                    "tells only that the record grew; the page then asks for what it may read"),
            entry("DefinitionService.check", "judges what was typed, by rules alone"),
            entry("VideoService.check", "likewise"),
            entry("VideoService.read", "reads an image that the gate has handed to the page"),
            entry("UserTokens.ended", "forgets what a session that ended had in memory"),
            entry("EndpointList.choices", "the operator's list, which is not a client's"),
            entry("IcuTranslations.has", "words"),
            entry("SandboxControl.origin", "where the stand-in is, as the operator configured it"),
            entry("SandboxControl.present", "whether there is one"),
            entry("Setup.check", "nobody has signed in yet: the set-up link is what lets in"),
            entry("Setup.complete", "likewise"),
            entry("Setup.isOpen", "likewise"),
            entry("Threshold.admit", "likewise"),
            entry("Threshold.caller", "likewise"));

    @Test
    void what_a_page_asks_it_asks_as_somebody() {
        Set<String> beans = beans();
        Set<String> asked = new TreeSet<>();
        for (JavaClass page : HOUSE) {
            if (!isPage(page)) {
                continue;
            }
            for (JavaAccess<?> access : page.getAccessesFromSelf()) {
                boolean service = beans.contains(access.getTargetOwner().getName())
                        && !access.getTargetOwner().getPackage().equals(page.getPackage());
                if (service
                        && access.getTarget() instanceof CodeUnitAccessTarget target
                        && !isStatic(target)
                        && target.getRawParameterTypes().stream().noneMatch(it -> it.isEquivalentTo(Actor.class))) {
                    asked.add(access.getTargetOwner().getSimpleName() + "." + access.getName());
                }
            }
        }
        assertThat(asked).isSubsetOf(ANYBODY.keySet());
        assertThat(ANYBODY.keySet()).as("nothing stands here in vain").isSubsetOf(asked);
    }

    private static boolean isPage(JavaClass type) {
        return type.getPackageName().contains(".ui") || type.isAssignableTo(Component.class);
    }

    /** What Spring makes one of: our classes and the faces of ours that they show. */
    private static Set<String> beans() {
        Stream<JavaClass> scanned =
                HOUSE.stream().filter(type -> type.isMetaAnnotatedWith(org.springframework.stereotype.Component.class));
        Stream<JavaClass> made = HOUSE.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Bean.class))
                .map(JavaMethod::getRawReturnType);
        return Stream.concat(scanned, made)
                .flatMap(type -> Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream()))
                .filter(type -> type.getPackageName().startsWith(BASE))
                // A component that Spring makes is a page, or a part of one.
                .filter(type -> !type.isAssignableTo(Component.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    private static boolean isStatic(CodeUnitAccessTarget target) {
        return target.resolveMember()
                .map(JavaMember::getModifiers)
                .filter(modifiers -> modifiers.contains(JavaModifier.STATIC))
                .isPresent();
    }
}
