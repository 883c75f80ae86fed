/** What the console is connected to: profiles, endpoints, the embedded broker, SDK clients. */
@NullMarked
package dev.weir.app.connection;

import org.jspecify.annotations.NullMarked;
