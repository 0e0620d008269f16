package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Grey rows in the place where a list will stand, so that nothing jumps; screen readers hear that it is loading. */
public class Skeleton extends Composite<Div> {

    private final Span words = new Span();

    public Skeleton(int rows) {
        words.addClassName("cf-unseen");
        getContent().addClassName("cf-skeleton");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(words);
        for (int i = 0; i < rows; i++) {
            Div row = new Div(new Div(), new Div(), new Div());
            row.addClassName("cf-skeleton-row");
            row.getElement().setAttribute("aria-hidden", "true");
            getContent().add(row);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        words.setText(getTranslation("kit.loading"));
    }
}
