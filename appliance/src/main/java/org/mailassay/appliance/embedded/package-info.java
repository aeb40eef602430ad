/// A PostgreSQL of our own, for trying the appliance and for small installations.
///
/// Its files are in the data folder: `postgres` (the cluster), `database.password` (readable by the owner alone) and
/// `log`. It listens on the loopback interface, on a port that the system chooses at each start. Several processes
/// may use it at once: `mailassay up` and the commands given beside it. Who comes first starts it, who goes last
/// stops it, and one that was left running by a process that was killed is taken over.
@NullMarked
package org.mailassay.appliance.embedded;

import org.jspecify.annotations.NullMarked;
