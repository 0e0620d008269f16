package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;

/** A filter over a list; {@code /} puts the cursor into it. Tells its value while one types, not at each key. */
public class FilterField extends TextField {

    /** @param words what it filters by, shown while it is empty and read as its label */
    public FilterField(String words) {
        addClassName("cf-filter");
        setPlaceholder(words);
        setAriaLabel(words);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(250);
        setClearButtonVisible(true);
        getElement().setAttribute("data-cf-filter", "");
        Span glass = new Span();
        glass.addClassName("cf-glass");
        glass.getElement().setAttribute("aria-hidden", "true");
        setPrefixComponent(glass);
        Element hint = new Element("kbd");
        hint.setText("/");
        hint.setAttribute("aria-hidden", "true");
        hint.setAttribute("data-cf-data", "");
        hint.getClassList().add("cf-kbd");
        Span suffix = new Span();
        suffix.getElement().appendChild(hint);
        setSuffixComponent(suffix);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().setAttribute("aria-keyshortcuts", "/");
    }
}
