package dev.counterfoil.kit;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that are open and want to hear when something has changed; a room adds what it listens to.
 *
 * @param <K> what a page can be about; where that is one thing only, the class of the event that tells of it
 */
public class OpenPages<K> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);

    private final Set<Page<K>> open = ConcurrentHashMap.newKeySet();

    private record Page<K>(K about, Runnable told) {}

    /** {@code told} is called on the thread of whoever made the change, without the session's lock, and must not keep it. */
    public Registration register(K about, Runnable told) {
        Page<K> page = new Page<>(about, told);
        open.add(page);
        return () -> open.remove(page);
    }

    /** Tells every page that is about this; one that was left meanwhile keeps nobody else from hearing of it. */
    public void tell(K about) {
        for (Page<K> page : open) {
            if (page.about().equals(about)) {
                try {
                    page.told().run();
                } catch (UIDetachedException left) {
                    LOG.debug("A page was left before it could be told");
                } catch (RuntimeException problem) {
                    LOG.warn("A page could not be told", problem);
                }
            }
        }
    }
}
