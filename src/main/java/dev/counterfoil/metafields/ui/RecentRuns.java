package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.metafields.CopyRuns.Recent;
import java.util.List;

/** What somebody copied lately; each leads to what came of its rows. */
class RecentRuns extends Composite<Section> {

    RecentRuns() {
        getContent().addClassName("cf-recent-runs");
    }

    void show(List<Recent> runs) {
        getContent().removeAll();
        getContent().setVisible(!runs.isEmpty());
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        runs.forEach(run -> list.add(new ListItem(line(run))));
        getContent().add(new H2(getTranslation("metafields.runs")), list);
    }

    private RouterLink line(Recent run) {
        RouterLink link = new RouterLink();
        link.setRoute(CompareView.class);
        link.setQueryParameters(CompareState.of(run).url());
        Span counts = new Span(getTranslation("metafields.runs.counts", run.done(), run.rows()));
        counts.addClassName("cf-quiet");
        Span name = new Span(getTranslation("metafields.runs.from", run.source().name()));
        name.addClassName("cf-row-main");
        link.add(name, counts, new Moment(run.began()));
        link.addClassName("cf-row");
        return Looks.quiet(link);
    }
}
