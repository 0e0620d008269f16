package dev.counterfoil.metafields;

import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.VaadinService;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.kit.IcuTranslations;

/** What a form shows of an outcome, for tests that have the portal but no page open. */
final class Notices {

    private final VaadinService service = mock(VaadinService.class, RETURNS_DEEP_STUBS);

    Notices(IcuTranslations texts) {
        when(service.getInstantiator().getI18NProvider()).thenReturn(texts);
    }

    /** All of its words. */
    String of(ChangeResult result, String what, String where) {
        VaadinService.setCurrent(service);
        try {
            ChangeNotice notice = new ChangeNotice();
            notice.show(result, what, where);
            return notice.getElement().getTextRecursively();
        } finally {
            VaadinService.setCurrent(null);
        }
    }
}
