package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.List;

/**
 * The keyboard: Ctrl/Cmd+K opens the palette, {@code /} goes to the filter, {@code ?} lists the keys, Esc closes. The single letters can
 * be switched off in the list (WCAG 2.1.4). Place one of it in the layout: it is the palette's button too.
 */
public class Keys extends Composite<Div> {

    private final NativeButton palette = new NativeButton();
    private final NativeButton list = new NativeButton();

    /**
     * @param sources what the palette offers
     * @param here part of the paths of what one works on, asked when the palette opens
     */
    public Keys(List<CommandSource> sources, SerializableSupplier<String> here) {
        getContent().addClassName("cf-keys");
        palette.addClassName("cf-kbd-button");
        palette.getElement().setAttribute("type", "button");
        palette.getElement().setAttribute("data-cf-palette", "");
        palette.getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        palette.addClickListener(click -> new CommandPalette(sources, here.get()).open());
        list.addClassName("cf-unseen");
        list.getElement().setAttribute("type", "button");
        list.getElement().setAttribute("data-cf-shortcuts", "");
        list.addClickListener(click -> shortcuts().open());
        getContent().add(palette, list);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        palette.removeAll();
        Element key = new Element("kbd");
        key.setText("⌘K");
        key.setAttribute("data-cf-data", "");
        key.setAttribute("data-cf-mod", "");
        palette.getElement().appendChild(key);
        palette.getElement().setAttribute("aria-label", getTranslation("kit.palette.open"));
        palette.getElement().setAttribute("title", getTranslation("kit.palette.open"));
        list.setText(getTranslation("kit.keys.list"));
    }

    private Dialog shortcuts() {
        Dialog dialog = new OneDialog();
        dialog.addClassName("cf-shortcuts");
        dialog.setHeaderTitle(getTranslation("kit.keys"));
        dialog.setWidth("24rem");
        dialog.setMaxWidth("calc(100vw - 2rem)");
        Div rows = new Div(
                row("⌘ K", "kit.keys.palette"),
                row("/", "kit.keys.filter"),
                row("?", "kit.keys.list"),
                row("Esc", "kit.keys.close"));
        rows.addClassName("cf-shortcut-rows");
        Input letters = new Input();
        letters.setType("checkbox");
        letters.setId("cf-letters");
        letters.getElement().setAttribute("data-cf-letters", "");
        NativeLabel label = new NativeLabel(getTranslation("kit.keys.letters"));
        label.setFor(letters);
        Div choice = new Div(letters, label);
        choice.addClassName("cf-shortcut-choice");
        dialog.add(rows, choice);
        NativeButton close = new NativeButton(getTranslation("kit.close"), click -> dialog.close());
        close.addClassName("cf-plain-button");
        dialog.getFooter().add(close);
        letters.getElement().executeJs("this.checked = window.localStorage.getItem('cf-letters') !== 'off'");
        return dialog;
    }

    private Div row(String keys, String words) {
        Element kbd = new Element("kbd");
        kbd.setText(keys);
        kbd.setAttribute("data-cf-data", "");
        kbd.getClassList().add("cf-kbd");
        Div row = new Div(new Span(getTranslation(words)));
        row.getElement().appendChild(kbd);
        return row;
    }
}
