package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import java.util.stream.Stream;

/** What to know before a comparison is believed, or copied. */
class CompareHints extends Div {

    private final transient ComparisonService comparisons;
    private final transient Actor actor;

    CompareHints(ComparisonService comparisons, Actor actor) {
        this.comparisons = comparisons;
        this.actor = actor;
        addClassName("cf-compare-hints");
    }

    void show(Compared seen, boolean withAccess) {
        removeAll();
        Stream.concat(Stream.of(seen.source()), seen.targets().stream())
                .distinct()
                .forEach(client -> unread(seen, client));
        GidHint gids = new GidHint();
        gids.show(
                Stream.concat(Stream.of(seen.source()), seen.targets().stream()).toList());
        add(gids);
        if (!seen.unknownSpaces().isEmpty()) {
            tell(
                    "metafields.compare.unknownSpaces",
                    seen.unknownSpaces().size(),
                    seen.source().name(),
                    String.join(", ", seen.unknownSpaces()));
        }
        if (withAccess) {
            seen.targets().forEach(this::sharing);
        }
    }

    private void unread(Compared seen, Client client) {
        MirrorState mirror = seen.states().get(client.id());
        if (mirror != null && mirror.problem() != null) {
            tell("metafields.compare.unread", client.name(), ChangeNotice.reason(this, mirror.problem()));
        } else if (mirror == null || mirror.fetchedAt() == null) {
            tell("metafields.compare.neverRead", client.name());
        }
    }

    private void sharing(Client target) {
        if (!comparisons.mayShare(actor, target)) {
            tell("metafields.compare.mayNotShare", target.name());
        } else if (SharingService.lacksScope(target)) {
            tell("metafields.compare.lacksScope", target.name());
        }
    }

    void tell(String key, Object... arguments) {
        add(new Paragraph(getTranslation(key, arguments)));
    }
}
