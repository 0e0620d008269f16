package dev.counterfoil.team;

import java.util.Set;

/** Which columns of a list a member has put away; their own, in every browser they use. */
public interface ListChoices {

    /** Names of the columns put away; none where the member has chosen nothing yet. One statement besides the check. */
    Set<String> hidden(Actor actor, String list);

    /** Keeps the choice. What cannot be stored at the moment is not kept: the list goes on as it was chosen until it is left. */
    void hide(Actor actor, String list, Set<String> columns);
}
