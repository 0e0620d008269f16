package dev.counterfoil.kit;

import java.util.List;

/**
 * What a room adds to the command palette: each a bean. Both are asked on the request's thread and answer only with what the person
 * signed in may open or do; counts and the absence of an answer tell nothing of the rest.
 */
public interface CommandSource {

    /** Offered when the palette opens and narrowed there by what is typed; asked once for each opening, with few statements. */
    default List<Command> commands() {
        return List.of();
    }

    /**
     * What has these typed words in it and is too much to offer at once; asked while one types, at most a screenful.
     *
     * @param here part of the paths of what one works on, which comes before its like; empty for nothing
     */
    default List<Command> find(String typed, String here) {
        return List.of();
    }
}
