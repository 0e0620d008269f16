-- Ending one's sessions raises the access version that each of them was begun under.

grant update (access_version) on member to "${app}";
