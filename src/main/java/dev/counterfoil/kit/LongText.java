package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;

/** A text from outside, cut off after four lines until its reader wants more: what stands below it is not pushed out of sight. */
public class LongText extends Composite<Div> implements HasStyle {

    private static final int LINES = 4;

    /** What surely finds room in four lines of a detail pane. */
    private static final int SHORT = 200;

    private final NativeButton more = new NativeButton();
    private final Paragraph words;
    private boolean whole;

    public LongText(String text) {
        words = new Paragraph(text);
        words.getElement().setAttribute("data-cf-data", "");
        getContent().addClassName("cf-long-text");
        getContent().add(words);
        if (text.length() > SHORT || text.lines().count() > LINES) {
            more.addClassName("cf-link-button");
            more.getElement().setAttribute("type", "button");
            more.addClickListener(click -> show(!whole));
            getContent().add(more);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (more.getParent().isPresent()) {
            show(whole);
        }
    }

    private void show(boolean all) {
        whole = all;
        words.setClassName("cf-clamped", !all);
        more.setText(getTranslation(all ? "kit.text.less" : "kit.text.more"));
        more.getElement().setAttribute("aria-expanded", String.valueOf(all));
    }
}
