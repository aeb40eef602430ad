/// What an operator can set, where it is read from, and what is said when it is wrong.
///
/// Every setting stands once, in [org.mailassay.appliance.settings.SettingTable], with its type, its default and its
/// explanation. A value comes from the command line, else from the environment (`MAILASSAY_SMTP_PORT`, or
/// `MAILASSAY_SMTP_PORT_FILE` naming a file that holds it), else from the YAML file, else from the table. A name that
/// is not in the table is an error, and the answer names the nearest one that is.
@NullMarked
package org.mailassay.appliance.settings;

import org.jspecify.annotations.NullMarked;
