package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What to know before a comparison is believed, or copied; folded away where there is little room. */
class CompareHints extends Div {

    private static final int ROOM = 800;

    private final NativeDetails folded = new NativeDetails();
    private final List<Component> hints = new ArrayList<>();
    private final List<Component> news = new ArrayList<>();
    private boolean folds;

    private final transient ComparisonService comparisons;
    private final transient Actor actor;

    CompareHints(ComparisonService comparisons, Actor actor) {
        this.comparisons = comparisons;
        this.actor = actor;
        addClassName("cf-compare-hints");
    }

    void clear() {
        hints.clear();
        news.clear();
        lay();
    }

    /** @param width of the window, 0 where it is not known */
    void fit(int width) {
        boolean little = width > 0 && width <= ROOM;
        if (folds != little) {
            folds = little;
            lay();
        }
    }

    private void lay() {
        removeAll();
        if (folds && !hints.isEmpty()) {
            folded.setSummaryText(getTranslation("metafields.compare.hints", hints.size()));
            folded.setContent(new Div(hints.toArray(Component[]::new)));
            add(folded);
        } else {
            add(hints);
        }
        add(news);
    }

    void show(Compared seen, boolean withAccess) {
        hints.clear();
        Stream.concat(Stream.of(seen.source()), seen.targets().stream())
                .distinct()
                .forEach(client -> unread(seen, client));
        GidHint gids = new GidHint();
        gids.show(
                Stream.concat(Stream.of(seen.source()), seen.targets().stream()).toList());
        if (gids.isVisible()) {
            hints.add(gids);
        }
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
        lay();
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

    /** Says this besides, where it is not folded away. */
    void news(String key) {
        news.add(new Paragraph(getTranslation(key)));
        lay();
    }

    private void tell(String key, Object... arguments) {
        hints.add(new Paragraph(getTranslation(key, arguments)));
    }
}
