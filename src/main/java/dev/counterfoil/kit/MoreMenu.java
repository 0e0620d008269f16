package dev.counterfoil.kit;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Three dots that open what is done less often than what stands beside them. */
public class MoreMenu extends MenuBar {

    private final MenuItem dots;

    /** @param label what it is a menu of, for those who do not see what it stands beside */
    public MoreMenu(String label) {
        addClassName("cf-more");
        addThemeVariants(MenuBarVariant.TERTIARY);
        dots = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        dots.setAriaLabel(label);
    }

    /** Adds an entry below the last one. */
    public MoreMenu offer(String words, Runnable action) {
        dots.getSubMenu().addItem(words, click -> action.run());
        return this;
    }
}
