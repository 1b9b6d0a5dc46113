<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BlockStep</name>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n session ended.</numerusform>
            <numerusform>%n sessions ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysStep</name>
    <message numerus="yes">
        <source>%n row(s) in all.</source>
        <translation>
            <numerusform>%n row in all.</numerusform>
            <numerusform>%n rows in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at: %n time(s) something left the base,</source>
        <translation>
            <numerusform>Looked at: %n time something left the base,</numerusform>
            <numerusform>Looked at: %n times something left the base,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What {name} did in the last %n day(s), as the audit has it.</source>
        <translation>
            <numerusform>What {name} did in the last %n day, as the audit has it.</numerusform>
            <numerusform>What {name} did in the last %n days, as the audit has it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>%n row(s) were not taken.</source>
        <translation>
            <numerusform>%n row were not taken.</numerusform>
            <numerusform>%n rows were not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandStep</name>
    <message numerus="yes">
        <source>%n client(s),</source>
        <translation>
            <numerusform>%n client,</numerusform>
            <numerusform>%n clients,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact person(s),</source>
        <translation>
            <numerusform>%n contact person,</numerusform>
            <numerusform>%n contact persons,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n open task</numerusform>
            <numerusform>%n open tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) passed on</source>
        <translation>
            <numerusform>%n row passed on</numerusform>
            <numerusform>%n rows passed on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stayed.</source>
        <translation>
            <numerusform>%n row stayed.</numerusform>
            <numerusform>%n rows stayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>Reading the file… %n row(s)</source>
        <translation>
            <numerusform>Reading the file… %n row</numerusform>
            <numerusform>Reading the file… %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n wrong password(s) typed on this computer for your log-in before this sign-in.</source>
        <translation>
            <numerusform>%n wrong password typed on this computer for your log-in before this sign-in.</numerusform>
            <numerusform>%n wrong passwords typed on this computer for your log-in before this sign-in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NowTab</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message numerus="yes">
        <source>At least %n character(s); several words are good.</source>
        <translation>
            <numerusform>At least %n character; several words are good.</numerusform>
            <numerusform>At least %n characters; several words are good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>%n session ended.</numerusform>
            <numerusform>%n sessions ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeatsPage</name>
    <message numerus="yes">
        <source>%n seat(s) in use</source>
        <translation>
            <numerusform>%n seat in use</numerusform>
            <numerusform>%n seats in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terminal and remote seat(s)</source>
        <translation>
            <numerusform>%n terminal and remote seat</numerusform>
            <numerusform>%n terminal and remote seats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message numerus="yes">
        <source>%n row(s) cannot be taken:</source>
        <translation>
            <numerusform>%n row cannot be taken:</numerusform>
            <numerusform>%n rows cannot be taken:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinStrip</name>
    <message numerus="yes">
        <source>%n card(s) not saved there</source>
        <translation>
            <numerusform>%n card not saved there</numerusform>
            <numerusform>%n cards not saved there</numerusform>
        </translation>
    </message>
</context>
</TS>
