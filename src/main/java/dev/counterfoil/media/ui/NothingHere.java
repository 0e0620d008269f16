package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.media.ProductRef;

/** What stands in place of videos that are not there: why, and the next step. */
final class NothingHere {

    private NothingHere() {}

    static Component known(Component view, Component... nextSteps) {
        return new EmptyState(
                view.getTranslation("media.empty.title"), view.getTranslation("media.empty.text"), nextSteps);
    }

    static Component ofProduct(Component view, ProductRef product, Component... nextSteps) {
        return new EmptyState(
                view.getTranslation("media.none.title", Looks.words(view, product)),
                view.getTranslation("media.none.text"),
                nextSteps);
    }

    static Component fits(Component view, Runnable clear) {
        return new EmptyState(
                view.getTranslation("media.filter.none.title"),
                view.getTranslation("media.filter.none.text"),
                new Button(view.getTranslation("media.filter.clear"), click -> clear.run()));
    }

    static Component wasRead(Component view, String problem, Runnable retry) {
        return new EmptyState(
                view.getTranslation("media.unread.title"),
                view.getTranslation("media.unread.text", ChangeNotice.reason(view, problem)),
                new Button(view.getTranslation("media.unread.retry"), click -> retry.run()));
    }

    static Component hasThisId(Component view, String id, Runnable close) {
        Button shut = new Button(view.getTranslation("media.detail.close"), click -> close.run());
        SplitKeys.closes(shut);
        Div missing = new Div(new EmptyState(
                view.getTranslation("media.unknown.title"),
                view.getTranslation("media.unknown.text", VideoState.inUrl(id)),
                shut));
        missing.addClassName("cf-detail");
        return missing;
    }
}
