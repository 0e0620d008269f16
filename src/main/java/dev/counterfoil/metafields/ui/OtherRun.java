package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.metafields.CopyRun.Progress;

/** Says that nothing was sent because another run still is, with the way to that one. */
class OtherRun extends Paragraph {

    OtherRun() {
        addClassName("cf-other-run");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(Progress running) {
        removeAll();
        RouterLink link = new RouterLink(getTranslation("metafields.run.busy.link"), CompareView.class);
        link.setQueryParameters(CompareState.of(running).url());
        add(
                new Span(getTranslation(
                        "metafields.run.busy", running.source().name(), RunWords.names(running.targets()))),
                link);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
