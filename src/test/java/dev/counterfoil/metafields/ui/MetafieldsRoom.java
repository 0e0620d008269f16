package dev.counterfoil.metafields.ui;

import static org.mockito.Mockito.mock;

import dev.counterfoil.audit.FakeDirectory;
import dev.counterfoil.audit.FakeLedger;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.OperationArrivals;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.KeptListChoices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the room's views stand on, without database or network. */
@Import({
    FakeDefinitions.class,
    FakeDrafts.class,
    FakeLedger.class,
    FakeRights.class,
    FakeDirectory.class,
    KeptListChoices.class,
    DefinitionHistory.class,
    MirrorArrivals.class,
    SharingSections.class,
    RunNotices.class,
    OperationArrivals.class
})
class MetafieldsRoom {

    @Bean
    CurrentActor currentActor() {
        return Samples::ada;
    }

    @Bean
    SharingService sharing() {
        return mock(SharingService.class);
    }

    @Bean
    GranteeMatching matching() {
        return mock(GranteeMatching.class);
    }

    @Bean
    NamespaceMirror namespaces() {
        return mock(NamespaceMirror.class);
    }

    @Bean
    IcuTranslations texts() {
        return new IcuTranslations(false);
    }
}
