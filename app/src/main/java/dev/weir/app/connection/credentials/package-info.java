/** Where a connection's credentials come from: profiles, logins, roles, processes. Nothing here knows a window. */
@NullMarked
package dev.weir.app.connection.credentials;

import org.jspecify.annotations.NullMarked;
