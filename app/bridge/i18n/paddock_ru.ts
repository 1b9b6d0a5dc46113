<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Act</name>
    <message>
        <source>Bulk operation</source>
        <translation>Массовая операция</translation>
    </message>
    <message>
        <source>Bulk operations</source>
        <translation>Массовые операции</translation>
    </message>
    <message>
        <source>Can be taken back until</source>
        <translation>Можно отменить до</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Закончено</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Передача дел</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Mass change</source>
        <translation>Изменение строк</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединение</translation>
    </message>
    <message>
        <source>No bulk operations yet. Imports, hand-overs, merges, mass changes and deletions stand here and can be taken back.</source>
        <translation>Массовых операций пока нет. Здесь появятся импорт, передача дел, слияние, массовые изменения и удаления; любое можно отменить.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Running or broken off</source>
        <translation>Идёт или прервано</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Taken back at</source>
        <translation>Когда отменено</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
</context>
<context>
    <name>ActsList</name>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take back “{name}”? If somebody has worked on these records since, you are asked first.</source>
        <translation>Отменить «{name}»? Если с записями с тех пор работали, программа сначала спросит.</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Отменить…</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>Alarm</source>
        <translation>Тревога</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>Licence near its end</source>
        <translation>Лицензия скоро кончится</translation>
    </message>
    <message>
        <source>Limit nearly used up</source>
        <translation>Лимит почти исчерпан</translation>
    </message>
    <message>
        <source>Log-in at night</source>
        <translation>Вход ночью</translation>
    </message>
    <message>
        <source>Log-in from a new address</source>
        <translation>Вход с нового адреса</translation>
    </message>
    <message>
        <source>Many cards opened</source>
        <translation>Открыто много карточек</translation>
    </message>
    <message>
        <source>Many clients of others opened</source>
        <translation>Открыто много чужих клиентов</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новая</translation>
    </message>
    <message>
        <source>No alarms. The rules they follow stand in the section “Rules of alarms”.</source>
        <translation>Тревог нет. Их правила — в разделе «Правила тревог».</translation>
    </message>
    <message>
        <source>Only who sees the alarms of all</source>
        <translation>Только тем, кто видит все тревоги</translation>
    </message>
    <message>
        <source>Planted client touched</source>
        <translation>Тронут подставной клиент</translation>
    </message>
    <message>
        <source>Rights widened</source>
        <translation>Права расширены</translation>
    </message>
    <message>
        <source>Scheduled work failed</source>
        <translation>Работа по расписанию не удалась</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Просмотрена</translation>
    </message>
    <message>
        <source>Seen at</source>
        <translation>Просмотрена</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Кто просмотрел</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>The person&apos;s head and those above</source>
        <translation>Руководителю сотрудника и выше</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
</context>
<context>
    <name>AlarmRule</name>
    <message>
        <source>Cards, clients; of a limit: per cent</source>
        <translation>Карточек, клиентов; для лимита — процентов</translation>
    </message>
    <message>
        <source>From how many</source>
        <translation>Начиная с</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Night from hour</source>
        <translation>Ночь с (час)</translation>
    </message>
    <message>
        <source>Night to hour</source>
        <translation>Ночь до (час)</translation>
    </message>
    <message>
        <source>No rules: nobody is told of anything. Press Ins to add one.</source>
        <translation>Правил нет: никто ни о чём не узнает. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Rule of alarms</source>
        <translation>Правило тревог</translation>
    </message>
    <message>
        <source>Rules of alarms</source>
        <translation>Правила тревог</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Включено</translation>
    </message>
    <message>
        <source>The same is not told again within this time</source>
        <translation>За это время об одном и том же не говорится дважды</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>Кому сообщать</translation>
    </message>
    <message>
        <source>Within minutes</source>
        <translation>За сколько минут</translation>
    </message>
</context>
<context>
    <name>AlarmsList</name>
    <message>
        <source>No new alarms.</source>
        <translation>Новых тревог нет.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Просмотрена</translation>
    </message>
    <message>
        <source>Show the old ones</source>
        <translation>Показать прежние</translation>
    </message>
    <message>
        <source>What this person did that day</source>
        <translation>Что этот человек делал в тот день</translation>
    </message>
</context>
<context>
    <name>Attachment</name>
    <message>
        <source>Added</source>
        <translation>Добавлен</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>No files yet. Drop files here, paste them, or press Ins.</source>
        <translation>Файлов пока нет. Перетащите их сюда, вставьте или нажмите Ins.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Bulk operation</source>
        <translation>Массовая операция</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Содержимое</translation>
    </message>
    <message>
        <source>Card shown</source>
        <translation>Карточка показана</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Classifier of a client</source>
        <translation>Классификатор клиента</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Буфер обмена</translation>
    </message>
    <message>
        <source>Computer, as it says</source>
        <translation>Компьютер (с его слов)</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Справочник</translation>
    </message>
    <message>
        <source>Dictionary value</source>
        <translation>Значение справочника</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузка</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>File saved</source>
        <translation>Файл сохранён</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>Взаимодействие</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Вид объекта</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Лимит</translation>
    </message>
    <message>
        <source>List or report</source>
        <translation>Список или отчёт</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Log-in account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Network of seats</source>
        <translation>Сеть рабочих мест</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Nothing has happened that this filter asks for.</source>
        <translation>По этому фильтру ничего не происходило.</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Old or new value, words</source>
        <translation>Значение или слова</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Право</translation>
    </message>
    <message>
        <source>Phone or address</source>
        <translation>Телефон или адрес</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>Место работы</translation>
    </message>
    <message>
        <source>Planted client</source>
        <translation>Подставной клиент</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Program, as it says</source>
        <translation>Программа (с её слов)</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>Rule of alarms</source>
        <translation>Правило тревог</translation>
    </message>
    <message>
        <source>Saved filter or layout</source>
        <translation>Сохранённый фильтр или вид</translation>
    </message>
    <message>
        <source>Scheduled work</source>
        <translation>Работа по расписанию</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Рабочее место</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Сеанс</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Stand-in</source>
        <translation>Замещение</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>asked for at once</source>
        <translation>выполнить сразу</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>заблокирован</translation>
    </message>
    <message>
        <source>days until its end</source>
        <translation>дней до её конца</translation>
    </message>
    <message>
        <source>from a new address</source>
        <translation>с нового адреса</translation>
    </message>
    <message>
        <source>made</source>
        <translation>создана</translation>
    </message>
    <message>
        <source>password set</source>
        <translation>задан пароль</translation>
    </message>
    <message>
        <source>session ended</source>
        <translation>сеанс завершён</translation>
    </message>
    <message>
        <source>signs in by token from now on</source>
        <translation>теперь входит по токену</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>включено</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>удалена</translation>
    </message>
    <message>
        <source>token not asked for any more</source>
        <translation>токен больше не нужен</translation>
    </message>
    <message>
        <source>token registered</source>
        <translation>токен записан</translation>
    </message>
    <message>
        <source>token removed</source>
        <translation>токен удалён</translation>
    </message>
    <message>
        <source>unblocked</source>
        <translation>разблокирована</translation>
    </message>
    <message>
        <source>wrong passwords, as the program there counted them</source>
        <translation>неверные пароли (по счёту программы на том компьютере)</translation>
    </message>
</context>
<context>
    <name>AuditList</name>
    <message>
        <source>All entries of this object</source>
        <translation>Все записи об этом объекте</translation>
    </message>
    <message>
        <source>Check the chain of seals</source>
        <translation>Проверить цепочку печатей</translation>
    </message>
    <message>
        <source>Open the object</source>
        <translation>Открыть объект</translation>
    </message>
    <message>
        <source>The audit is as it was sealed: {entries} entries in {seals} seals; {young} entries wait for a seal.</source>
        <translation>Журнал такой, каким был опечатан. Записей: {entries}, печатей: {seals}; ждут печати: {young}.</translation>
    </message>
    <message>
        <source>The audit is not as it was sealed. {days}</source>
        <translation>Журнал не такой, каким был опечатан. {days}</translation>
    </message>
    <message>
        <source>The chain of the audit is being checked…</source>
        <translation>Проверяется цепочка журнала…</translation>
    </message>
    <message>
        <source>{day}: a seal before it is missing.</source>
        <translation>{day}: перед ней нет печати.</translation>
    </message>
    <message>
        <source>{day}: an entry is missing.</source>
        <translation>{day}: записи не хватает.</translation>
    </message>
    <message>
        <source>{day}: an entry was added.</source>
        <translation>{day}: запись добавлена.</translation>
    </message>
    <message>
        <source>{day}: an entry was changed.</source>
        <translation>{day}: запись изменена.</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Asking the base…</source>
        <translation>Запрос к базе…</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>A key file has at least 32 bytes. Make a new one.</source>
        <translation>В файле ключа должно быть не меньше 32 байт. Создайте новый.</translation>
    </message>
    <message>
        <source>A pass phrase has at least 8 characters.</source>
        <translation>В парольной фразе должно быть не меньше 8 символов.</translation>
    </message>
    <message>
        <source>The database engine could not restore this backup: {detail}</source>
        <translation>СУБД не смогла восстановить эту копию: {detail}</translation>
    </message>
    <message>
        <source>The password of the owner of the base (PADDOCK_OWNER) is wrong, or the server has no such alias: {detail}. Nothing was done. What an administrator of the server adds for it stands in the manual (F1).</source>
        <translation>Неверен пароль владельца базы (PADDOCK_OWNER), или на сервере нет такого псевдонима: {detail}. Ничего не сделано. Что для этого добавляет администратор сервера, написано в руководстве (F1).</translation>
    </message>
    <message>
        <source>The password of the owner of the base (PADDOCK_OWNER) is wrong. Nothing was done.</source>
        <translation>Неверный пароль владельца базы (PADDOCK_OWNER). Ничего не сделано.</translation>
    </message>
    <message>
        <source>The restored base is not what the base was ({detail}). This backup does not count. Make it again; if it happens twice, ask your administrator to check the base.</source>
        <translation>Восстановленная база отличается от исходной ({detail}). Эта копия не считается. Сделайте её снова; если повторится, попросите администратора проверить базу.</translation>
    </message>
    <message>
        <source>The server does not let the base be made or opened: {detail}</source>
        <translation>Сервер не даёт создать или открыть базу: {detail}</translation>
    </message>
    <message>
        <source>This backup is damaged, or another pass phrase or key file belongs to it. Nothing was changed. Try the pass phrase again, or take another backup: {detail}</source>
        <translation>Копия повреждена, либо к ней подходит другая парольная фраза или другой файл ключа. Ничего не изменено. Введите фразу ещё раз или возьмите другую копию: {detail}</translation>
    </message>
    <message>
        <source>This cannot be read or written: {detail}. Check the folder and the free space on the disk.</source>
        <translation>Не удаётся прочитать или записать: {detail}. Проверьте папку и свободное место на диске.</translation>
    </message>
    <message>
        <source>{detail} is there already and is never written over. Nothing was changed. Ask an administrator of the server to put the file of that alias aside, or name another alias.</source>
        <translation>{detail} уже есть и никогда не перезаписывается. Ничего не изменено. Попросите администратора сервера отложить файл этого псевдонима или назовите другой псевдоним.</translation>
    </message>
    <message>
        <source>{detail} is there already and is never written over. Nothing was changed. Choose another name.</source>
        <translation>{detail} уже существует и никогда не перезаписывается. Ничего не изменено. Выберите другое имя.</translation>
    </message>
</context>
<context>
    <name>BackupAge</name>
    <message>
        <source>Last verified backup: less than an hour ago</source>
        <translation>Последняя проверенная копия: меньше часа назад</translation>
    </message>
    <message>
        <source>Last verified backup: {n} days ago</source>
        <translation>Последняя проверенная копия: {n} дн. назад</translation>
    </message>
    <message>
        <source>Last verified backup: {n} h ago</source>
        <translation>Последняя проверенная копия: {n} ч назад</translation>
    </message>
    <message>
        <source>There is no verified backup</source>
        <translation>Проверенной резервной копии нет</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>&amp;Key file</source>
        <translation>Файл &amp;ключа</translation>
    </message>
    <message>
        <source>&amp;Pass phrase</source>
        <translation>&amp;Парольная фраза</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Файл копии</translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation>Резервные копии (*{suffix})</translation>
    </message>
    <message>
        <source>Check a backup</source>
        <translation>Проверить копию</translation>
    </message>
    <message>
        <source>Choose the files first.</source>
        <translation>Сначала выберите файлы.</translation>
    </message>
    <message>
        <source>Choose the key file, or make a new one.</source>
        <translation>Выберите файл ключа или создайте новый.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Файл ключа</translation>
    </message>
    <message>
        <source>New key file</source>
        <translation>Новый файл ключа</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Новый…</translation>
    </message>
    <message>
        <source>Password of PADDOCK_OWNER</source>
        <translation>Пароль PADDOCK_OWNER</translation>
    </message>
    <message>
        <source>The backup is encrypted, restored into a scratch base and compared; only then it counts. Without the pass phrase or key file nobody can read it, you neither: keep it apart from the backup.</source>
        <translation>Копия шифруется, восстанавливается в пробную базу и сравнивается; только после этого она считается. Без парольной фразы или файла ключа её не прочтёт никто, и вы тоже: храните их отдельно от копии.</translation>
    </message>
    <message>
        <source>The backup is restored into a scratch base beside it and compared. Nothing else is changed.</source>
        <translation>Копия восстанавливается в пробную базу рядом и сравнивается. Больше ничего не меняется.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>The two pass phrases differ.</source>
        <translation>Парольные фразы не совпадают.</translation>
    </message>
</context>
<context>
    <name>BackupStep</name>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Папка</translation>
    </message>
    <message>
        <source>&amp;Pass phrase of the backup</source>
        <translation>Па&amp;рольная фраза копии</translation>
    </message>
    <message>
        <source>A backup of the whole base is made, encrypted, restored and compared before it counts: so what the person may have spoilt can be looked up later. It takes about a minute for 100,000 clients; you can go on with the next step meanwhile.</source>
        <translation>Создаётся зашифрованная копия всей базы; она восстанавливается и сверяется, прежде чем считаться готовой: испорченное сотрудником можно будет найти позже. На 100 000 клиентов нужна примерно минута; тем временем можно перейти к следующему шагу.</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>&amp;Обзор…</translation>
    </message>
    <message>
        <source>Choose a folder, and a pass phrase of at least 8 characters.</source>
        <translation>Выберите папку и задайте парольную фразу не короче 8 знаков.</translation>
    </message>
    <message>
        <source>Folder for the backup</source>
        <translation>Папка для резервной копии</translation>
    </message>
    <message>
        <source>It is the keeper&apos;s work, and needs the part [backup] of its configuration (F1).</source>
        <translation>Это работа службы ключа; ей нужна часть [backup] в её настройке (F1).</translation>
    </message>
    <message>
        <source>Made by the server: {said}.</source>
        <translation>Сделана сервером: {said}.</translation>
    </message>
    <message>
        <source>Make the &amp;backup</source>
        <translation>Сделать &amp;копию</translation>
    </message>
    <message>
        <source>On this &amp;computer</source>
        <translation>На этом &amp;компьютере</translation>
    </message>
    <message>
        <source>Password of the base&apos;s &amp;owner</source>
        <translation>Пароль &amp;владельца базы</translation>
    </message>
    <message>
        <source>The &amp;server makes it, where it keeps its backups</source>
        <translation>Копию делает &amp;сервер, там, где хранит свои копии</translation>
    </message>
    <message>
        <source>The backup {path} was restored and compared.</source>
        <translation>Копия {path} восстановлена и сверена.</translation>
    </message>
    <message>
        <source>The keeper is not at work at this base. Without it the password of the base&apos;s owner, PADDOCK_OWNER, is needed here; or make the backup on the server with paddock-admin backup, and skip this step.</source>
        <translation>Служба ключа у этой базы не работает. Без неё здесь нужен пароль владельца базы, PADDOCK_OWNER; или сделайте копию на сервере командой paddock-admin backup и пропустите этот шаг.</translation>
    </message>
    <message>
        <source>The keeper&apos;s configuration lacks the part [backup], or a line of it (F1).</source>
        <translation>В настройке службы ключа нет части [backup] или строки в ней (F1).</translation>
    </message>
    <message>
        <source>The last one failed at {when}: {said}</source>
        <translation>Последняя не удалась {when}: {said}</translation>
    </message>
    <message>
        <source>The last one was made at {when}: {said}</source>
        <translation>Последняя сделана {when}: {said}</translation>
    </message>
    <message>
        <source>There is no backup that counts. {why}</source>
        <translation>Годной копии нет. {why}</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Back up now…</source>
        <translation>Создать копию…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Check a file…</source>
        <translation>Проверить файл…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>Хранить ежедневных копий</translation>
    </message>
    <message>
        <source>Found whole</source>
        <translation>Проверена</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>Ежемесячных</translation>
    </message>
    <message>
        <source>No backup is known yet. Make the first one, best on another disk: it is encrypted, restored into a scratch base and compared before it counts.</source>
        <translation>Резервных копий пока нет. Создайте первую, лучше на другом диске: она шифруется, восстанавливается в пробную базу и сравнивается, и только потом считается.</translation>
    </message>
    <message>
        <source>No longer kept: {names}.</source>
        <translation>Больше не хранятся: {names}.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Восстановить…</translation>
    </message>
    <message>
        <source>Restoring into a scratch base and comparing…</source>
        <translation>Восстановление в пробную базу и сравнение…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>Еженедельных</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Writing and encrypting…</source>
        <translation>Запись и шифрование…</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{path} of {day} is whole: restored and compared, {rows} rows.</source>
        <translation>{path} от {day} в порядке: восстановлена и сверена, строк: {rows}.</translation>
    </message>
    <message>
        <source>{path}: {size}, {rows} rows, restored and compared.</source>
        <translation>{path}: {size}, строк: {rows}, восстановлена и сверена.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Назад (Esc)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Книга Excel</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Документ PDF</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Preview (Ctrl+Shift+P)</source>
        <translation>Просмотр (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>Печать (Ctrl+P)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as a file (Ctrl+Shift+S)</source>
        <translation>Сохранить в файл (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Text with separators (CSV)</source>
        <translation>Текст с разделителями (CSV)</translation>
    </message>
</context>
<context>
    <name>BelowLine</name>
    <message>
        <source>Changed by others: {n}</source>
        <translation>Изменено другими: {n}</translation>
    </message>
    <message>
        <source>Count all</source>
        <translation>Сосчитать</translation>
    </message>
    <message>
        <source>Count all rows of the filter</source>
        <translation>Сосчитать все строки фильтра</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Считаю…</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>Искать дальше назад</translation>
    </message>
    <message>
        <source>Looked back to {moment}</source>
        <translation>Просмотрено до {moment}</translation>
    </message>
    <message>
        <source>Read the list anew (F5)</source>
        <translation>Перечитать список (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Rows: {n}</source>
        <translation>Строк: {n}</translation>
    </message>
    <message>
        <source>Selected: {n}</source>
        <translation>Выбрано: {n}</translation>
    </message>
</context>
<context>
    <name>BlockChooser</name>
    <message>
        <source>Blocks of the card</source>
        <translation>Блоки карточки</translation>
    </message>
    <message>
        <source>For everybody who has chosen nothing of their own</source>
        <translation>Для всех, кто не настроил под себя</translation>
    </message>
    <message>
        <source>Shown on the card of {what}:</source>
        <translation>Показывать в карточке «{what}»:</translation>
    </message>
</context>
<context>
    <name>BlockStep</name>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>Завершён %n сеанс.</numerusform>
            <numerusform>Завершено %n сеанса.</numerusform>
            <numerusform>Завершено %n сеансов.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>За&amp;блокировать</translation>
    </message>
    <message>
        <source>The log-in is blocked.</source>
        <translation>Вход заблокирован.</translation>
    </message>
    <message>
        <source>The log-in {login} is blocked and its open sessions end within seconds. It can be unblocked under Log-ins.</source>
        <translation>Логин {login} блокируется, открытые сеансы завершаются за секунды. Разблокировать можно в разделе «Логины».</translation>
    </message>
    <message>
        <source>There was no log-in.</source>
        <translation>Логина не было.</translation>
    </message>
    <message>
        <source>{name} has no log-in: there is nothing to block.</source>
        <translation>{name}: логина нет, блокировать нечего.</translation>
    </message>
</context>
<context>
    <name>Branch</name>
    <message>
        <source>Branch office</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Branch offices</source>
        <translation>Филиалы</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Используется</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Название начинается с</translation>
    </message>
    <message>
        <source>No branch offices. Press Ins to add one.</source>
        <translation>Филиалов нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>An e-mail address has the form name@company.com.</source>
        <translation>Адрес почты выглядит так: name@company.com.</translation>
    </message>
    <message>
        <source>Blocks of the card…</source>
        <translation>Блоки карточки…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete “{name}”? This can be seen in the history but not taken back here.</source>
        <translation>Удалить «{name}»? В истории это останется, но отменить здесь будет нельзя.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Give up the changes</source>
        <translation>Отказаться от изменений</translation>
    </message>
    <message>
        <source>Latin letters, digits and _ only; begin with a letter.</source>
        <translation>Только латинские буквы, цифры и _; первой — буква.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>Planted client…</source>
        <translation>Подставной клиент…</translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation>Прочитать снова (F5)</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Сохранить ещё раз</translation>
    </message>
    <message>
        <source>The base itself</source>
        <translation>Сама база</translation>
    </message>
    <message>
        <source>The line broke while saving. Your text is kept. As soon as the line is back, the program finds out whether the save had arrived.</source>
        <translation>Связь прервалась во время сохранения. Набранное не потеряно. Как только связь вернётся, программа узнает, успело ли сохранение дойти.</translation>
    </message>
    <message>
        <source>The line is back. The save had not arrived; your text is still here.</source>
        <translation>Связь восстановлена. Сохранение не дошло; набранное на месте.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>изображение</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>“{name}” has changes that are not saved. Give them up?</source>
        <translation>В «{name}» есть несохранённые изменения. Отказаться от них?</translation>
    </message>
</context>
<context>
    <name>CardReading</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Прочитать снова</translation>
    </message>
    <message>
        <source>The line to the base is down; the program connects again by itself.</source>
        <translation>Нет связи с базой; программа подключается снова сама.</translation>
    </message>
    <message>
        <source>This is what you had typed on {when} and not saved.</source>
        <translation>Это вы набрали {when} и не сохранили.</translation>
    </message>
    <message>
        <source>This record is not there any more: it was deleted, or your rights reach it no longer.</source>
        <translation>Этой записи больше нет: она удалена, или ваши права её больше не охватывают.</translation>
    </message>
    <message>
        <source>This record was merged into “{name}”.</source>
        <translation>Эта запись объединена с «{name}».</translation>
    </message>
    <message>
        <source>{what} (new)</source>
        <translation>{what} — новая запись</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Find a report</source>
        <translation>Найти отчёт</translation>
    </message>
    <message>
        <source>No report has these words in its name or description.</source>
        <translation>Нет отчёта с такими словами в названии или описании.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Became</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Было</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Contact channel</source>
        <translation>Канал связи</translation>
    </message>
    <message>
        <source>Contact channels</source>
        <translation>Каналы связи</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Не использовать</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Пометка</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Мессенджер</translation>
    </message>
    <message>
        <source>No phones or addresses yet. Press Ins and type one: phones may be typed in any spelling.</source>
        <translation>Телефонов и адресов пока нет. Нажмите Ins и введите: телефон можно писать как угодно.</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Номер или адрес</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Standard form</source>
        <translation>Стандартный вид</translation>
    </message>
</context>
<context>
    <name>ChannelLine</name>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Не использовать</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Пометка</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Номер или адрес</translation>
    </message>
    <message>
        <source>not a known number</source>
        <translation>такого номера нет</translation>
    </message>
    <message>
        <source>not an e-mail address</source>
        <translation>не похоже на адрес почты</translation>
    </message>
    <message>
        <source>the same has</source>
        <translation>такой же у</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete {what}?</source>
        <translation>Удалить {what}?</translation>
    </message>
    <message>
        <source>New phone, e-mail, site or address</source>
        <translation>Новый телефон, почта, сайт или адрес</translation>
    </message>
    <message>
        <source>Type a phone in any spelling, an e-mail, a site, a messenger or an address and press Enter.</source>
        <translation>Наберите телефон в любом написании, почту, сайт, мессенджер или адрес и нажмите Enter.</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chart</source>
        <translation>Диаграмма</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove this filter (Del)</source>
        <translation>Убрать этот фильтр (Del)</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>{name} (no longer used)</source>
        <translation>{name} (больше не используется)</translation>
    </message>
</context>
<context>
    <name>ClassesPage</name>
    <message>
        <source>The firm has no classifiers yet. An administrator adds them under Firm, Dictionaries.</source>
        <translation>Классификаторов пока нет. Администратор заводит их в меню «Фирма», «Справочники».</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>В архиве</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Классификатор</translation>
    </message>
    <message>
        <source>Classifiers</source>
        <translation>Классификаторы</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Лента</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Последний контакт</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Юридическое название</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Название начинается с</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>No clients yet. Press Ins to add one, or import a spreadsheet: menu File, Import.</source>
        <translation>Клиентов пока нет. Нажмите Ins, чтобы добавить, или загрузите таблицу: меню «Файл», «Импорт таблицы».</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phones and addresses</source>
        <translation>Телефоны и адреса</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Портрет</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Registration code</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Requisites</source>
        <translation>Реквизиты</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>В статусе с</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Отрасль</translation>
    </message>
</context>
<context>
    <name>ClientPicker</name>
    <message>
        <source>Name, phone or e-mail</source>
        <translation>Название, телефон или почта</translation>
    </message>
    <message>
        <source>New organisation “{name}”</source>
        <translation>Новая организация «{name}»</translation>
    </message>
    <message>
        <source>New person “{name}”</source>
        <translation>Новое частное лицо «{name}»</translation>
    </message>
    <message>
        <source>{name} (new organisation)</source>
        <translation>{name} (новая организация)</translation>
    </message>
    <message>
        <source>{name} (new person)</source>
        <translation>{name} (новое частное лицо)</translation>
    </message>
</context>
<context>
    <name>CloseStep</name>
    <message>
        <source>&amp;Mark the card</source>
        <translation>&amp;Отметить карточку</translation>
    </message>
    <message>
        <source>The card is marked.</source>
        <translation>Карточка отмечена.</translation>
    </message>
    <message>
        <source>The card of {name} stays for the history, but is marked as no longer working here: the person is offered nowhere any more and cannot sign in, whatever the log-in.</source>
        <translation>Карточка «{name}» остаётся для истории, но с отметкой «не работает»: этого сотрудника больше нельзя выбрать, и войти он не может ни с каким логином.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>As at first</source>
        <translation>Как вначале</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Down (Alt+Down)</source>
        <translation>Ниже (Alt+Вниз)</translation>
    </message>
    <message>
        <source>For everybody who has not chosen columns</source>
        <translation>Для всех, кто не настроил столбцы сам</translation>
    </message>
    <message>
        <source>Up (Alt+Up)</source>
        <translation>Выше (Alt+Вверх)</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Area code</source>
        <translation>Код города</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Contact person {number}</source>
        <translation>Контактное лицо {number}</translation>
    </message>
    <message>
        <source>Country of phones</source>
        <translation>Страна телефонов</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>Headers in row</source>
        <translation>Заголовки в строке</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Что в нём</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>Чьё</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Рецепт</translation>
    </message>
    <message>
        <source>Save as a recipe</source>
        <translation>Сохранить как рецепт</translation>
    </message>
    <message>
        <source>Save as a recipe…</source>
        <translation>Сохранить как рецепт…</translation>
    </message>
    <message>
        <source>Say which column holds the name of the client or of the person.</source>
        <translation>Укажите, в каком столбце название клиента или имя человека.</translation>
    </message>
    <message>
        <source>Two columns are “{field}”; only one can be.</source>
        <translation>Два столбца названы «{field}»; может быть только один.</translation>
    </message>
    <message>
        <source>What each column means is guessed from its header and its cells. Put right what is wrong.</source>
        <translation>Что в столбце, угадано по заголовку и содержимому. Поправьте, где неверно.</translation>
    </message>
    <message>
        <source>as guessed</source>
        <translation>как угадано</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>— left out —</source>
        <translation>— не брать —</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Моё</translation>
    </message>
    <message>
        <source>Save what is chosen</source>
        <translation>Сохранить выбранное</translation>
    </message>
    <message>
        <source>Somebody has saved this record meanwhile. Choose what to keep, then save.</source>
        <translation>Эту запись тем временем кто-то сохранил. Выберите, что оставить, и сохраните.</translation>
    </message>
    <message>
        <source>Take all of theirs</source>
        <translation>Взять всё чужое</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Чужое</translation>
    </message>
    <message>
        <source>{who} has saved this record meanwhile. Choose what to keep, then save.</source>
        <translation>Эту запись тем временем сохранил другой сотрудник: {who}. Выберите, что оставить, и сохраните.</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Leave these, take back the rest</source>
        <translation>Эти оставить, остальное отменить</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Оставлено как есть</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Something has happened to these records since ({n}). Nothing was taken back yet.</source>
        <translation>С этими записями с тех пор что-то произошло ({n}). Пока ничего не отменено.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take back anyway</source>
        <translation>Всё равно отменить</translation>
    </message>
    <message>
        <source>These records were left as they are ({n}).</source>
        <translation>Эти записи оставлены как есть ({n}).</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Значение сейчас</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>A log-in is of Latin letters, digits and _ and begins with a letter.</source>
        <translation>Логин состоит из латинских букв, цифр и _ и начинается с буквы.</translation>
    </message>
    <message>
        <source>The alias has signs that no alias has.</source>
        <translation>В псевдониме есть недопустимые знаки.</translation>
    </message>
    <message>
        <source>The base is newer than this program (version {base}, known {program}). Update the program.</source>
        <translation>База новее программы (версия {base}, известна {program}). Обновите программу.</translation>
    </message>
    <message>
        <source>The base is older than this program (version {base}, needed {program}). Ask your administrator.</source>
        <translation>База старее программы (версия {base}, нужна {program}). Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>The base opens when you have chosen a new password.</source>
        <translation>База откроется, когда вы зададите новый пароль.</translation>
    </message>
    <message>
        <source>The base opens when your token has signed for you.</source>
        <translation>База откроется, когда вас подтвердит ваш токен.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535: host/port or host/port:alias.</source>
        <translation>Порт — число от 1 до 65535: адрес/порт или адрес/порт:псевдоним.</translation>
    </message>
    <message>
        <source>This is a base of Firebird, but not of Paddock CRM.</source>
        <translation>Это база Firebird, но не Paddock CRM.</translation>
    </message>
    <message>
        <source>This is not an address. Write the server as host/port or host/port:alias.</source>
        <translation>Это не адрес. Напишите сервер так: адрес/порт или адрес/порт:псевдоним.</translation>
    </message>
    <message>
        <source>Write the alias after the colon, or leave the colon out.</source>
        <translation>Напишите псевдоним после двоеточия или уберите двоеточие.</translation>
    </message>
    <message>
        <source>Write the server as host/port or host/port:alias.</source>
        <translation>Напишите сервер так: адрес/порт или адрес/порт:псевдоним.</translation>
    </message>
    <message>
        <source>{host} does not know this log-in with this password, or has no base “{base}”. Check the keyboard layout, Caps Lock and the alias.</source>
        <translation>{host} не знает такого логина с таким паролем, или базы «{base}» там нет. Проверьте раскладку, Caps Lock и псевдоним.</translation>
    </message>
    <message>
        <source>{path} cannot be written. Choose another folder.</source>
        <translation>Нельзя записать {path}. Выберите другую папку.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>copy</source>
        <translation>скопировать</translation>
    </message>
    <message>
        <source>print</source>
        <translation>напечатать</translation>
    </message>
    <message>
        <source>save as a file</source>
        <translation>сохранить в файл</translation>
    </message>
    <message>
        <source>send</source>
        <translation>отправить</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>&amp;What is it for?</source>
        <translation>&amp;Для чего это нужно?</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Попросить</translation>
    </message>
    <message>
        <source>Ask for consent</source>
        <translation>Попросить согласия</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ConsentsBar</name>
    <message>
        <source>Agree</source>
        <translation>Согласиться</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Do it again now.</source>
        <translation>Теперь повторите действие.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>The page it came from is closed. Do it again there.</source>
        <translation>Страница, откуда это началось, закрыта. Повторите там.</translation>
    </message>
    <message>
        <source>Waiting in all: {n}</source>
        <translation>Всего ждут: {n}</translation>
    </message>
    <message>
        <source>{who} agrees that you {do}: {what}. Rows: {rows}.</source>
        <translation>Можно {do}: {what}. Строк: {rows}. Согласие дано: {who}.</translation>
    </message>
    <message>
        <source>{who} asks to {do} more than the limit: {what}. Rows: {rows}. What for: {why}</source>
        <translation>{who} просит {do} больше предела: {what}. Строк: {rows}. Для чего: {why}</translation>
    </message>
    <message>
        <source>{who} does not agree that you {do}: {what}. Rows: {rows}.</source>
        <translation>{who} не согласен с просьбой {do}: {what}. Строк: {rows}.</translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>Archived</source>
        <translation>В архиве</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Contact persons</source>
        <translation>Контактные лица</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Employers</source>
        <translation>Места работы</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Лента</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>How to address</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Имя начинается с</translation>
    </message>
    <message>
        <source>No contact persons yet. Press Ins to add one, or open a client and add its people there.</source>
        <translation>Контактных лиц пока нет. Нажмите Ins, чтобы добавить, или откройте клиента и добавьте людей там.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phones and addresses</source>
        <translation>Телефоны и адреса</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>Где работает</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Это не ваш пароль.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Ваш пароль</translation>
    </message>
</context>
<context>
    <name>DaysStep</name>
    <message numerus="yes">
        <source>%n row(s) in all.</source>
        <translation>
            <numerusform>всего %n строка.</numerusform>
            <numerusform>всего %n строки.</numerusform>
            <numerusform>всего %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>I have &amp;looked at it</source>
        <translation>Просм&amp;отрено</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Последний раз</translation>
    </message>
    <message numerus="yes">
        <source>Looked at: %n time(s) something left the base,</source>
        <translation>
            <numerusform>Просмотрено: из базы выносили %n раз,</numerusform>
            <numerusform>Просмотрено: из базы выносили %n раза,</numerusform>
            <numerusform>Просмотрено: из базы выносили %n раз,</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing left the base.</source>
        <translation>Из базы ничего не выносили.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What left the base, the newest first:</source>
        <translation>Что вынесли из базы, сначала новое:</translation>
    </message>
    <message numerus="yes">
        <source>What {name} did in the last %n day(s), as the audit has it.</source>
        <translation>
            <numerusform>{name}: действия за последний %n день по журналу.</numerusform>
            <numerusform>{name}: действия за последние %n дня по журналу.</numerusform>
            <numerusform>{name}: действия за последние %n дней по журналу.</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
</context>
<context>
    <name>Decoy</name>
    <message>
        <source>Make it ordinary</source>
        <translation>Сделать обычным</translation>
    </message>
    <message>
        <source>Make this client a planted one? Whoever opens, changes or deletes it is told of in the alarms. Nobody sees that it is planted but who may set the rules of alarms.</source>
        <translation>Сделать этого клиента подставным? О каждом, кто откроет, изменит или удалит его, придёт тревога. Что он подставной, видит только тот, кто настраивает правила тревог.</translation>
    </message>
    <message>
        <source>Plant it</source>
        <translation>Сделать подставным</translation>
    </message>
    <message>
        <source>This client is a planted one. Make it an ordinary client again?</source>
        <translation>Этот клиент подставной. Сделать его обычным?</translation>
    </message>
</context>
<context>
    <name>Department</name>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Используется</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Название начинается с</translation>
    </message>
    <message>
        <source>No departments. Press Ins to add one.</source>
        <translation>Отделов нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Входит в</translation>
    </message>
</context>
<context>
    <name>Departure</name>
    <message>
        <source>&amp;Copy what was done</source>
        <translation>&amp;Копировать отчёт</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Пропустить</translation>
    </message>
    <message>
        <source>At work; the other steps can go on meanwhile…</source>
        <translation>Выполняется; тем временем можно заняться другими шагами…</translation>
    </message>
    <message>
        <source>Block the log-in</source>
        <translation>Заблокировать вход</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Закрыть карточку</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Увольнение</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Сделано.</translation>
    </message>
    <message>
        <source>Pass the work on</source>
        <translation>Передать дела</translation>
    </message>
    <message>
        <source>Skipped.</source>
        <translation>Пропущено.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>The last days</source>
        <translation>Последние дни</translation>
    </message>
    <message>
        <source>Verified backup</source>
        <translation>Проверенная резервная копия</translation>
    </message>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>copied to the clipboard</source>
        <translation>скопировано в буфер обмена</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>выгружено</translation>
    </message>
    <message>
        <source>file saved</source>
        <translation>сохранён файл</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>ещё не сделано</translation>
    </message>
    <message>
        <source>phones and addresses looked at</source>
        <translation>просмотрены телефоны и адреса</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>напечатано</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>report run</source>
        <translation>построен отчёт</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
</context>
<context>
    <name>Dictionary</name>
    <message>
        <source>Classifier</source>
        <translation>Классификатор</translation>
    </message>
    <message>
        <source>Classifier of clients</source>
        <translation>Классификатор клиентов</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Dictionaries</source>
        <translation>Справочники</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Справочник</translation>
    </message>
    <message>
        <source>Dictionary value</source>
        <translation>Значение справочника</translation>
    </message>
    <message>
        <source>Dictionary values</source>
        <translation>Значения справочников</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Используется</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Название начинается с</translation>
    </message>
    <message>
        <source>No dictionaries. Press Ins to add one.</source>
        <translation>Справочников нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>No values. Press Ins to add one.</source>
        <translation>Значений нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Used by the program</source>
        <translation>Нужен программе</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Значения</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>%n row(s) were not taken.</source>
        <translation>
            <numerusform>Не взята %n строка.</numerusform>
            <numerusform>Не взяты %n строки.</numerusform>
            <numerusform>Не взято %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Channels: {count}</source>
        <translation>Средств связи: {count}</translation>
    </message>
    <message>
        <source>Contact persons: {count}</source>
        <translation>Контактных лиц: {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Everything is as it was before the import.</source>
        <translation>Всё как было до импорта.</translation>
    </message>
    <message>
        <source>Filled up: {count}</source>
        <translation>Дополнено: {count}</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Импортировать другой файл</translation>
    </message>
    <message>
        <source>New clients: {count}</source>
        <translation>Новых клиентов: {count}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Rows that somebody has worked on since were left as they are.</source>
        <translation>Записи, с которыми уже работали, оставлены как есть.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save them as a spreadsheet…</source>
        <translation>Сохранить их таблицей…</translation>
    </message>
    <message>
        <source>Show the clients</source>
        <translation>Показать клиентов</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Таблица (*.xlsx)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take the import back…</source>
        <translation>Отменить импорт…</translation>
    </message>
    <message>
        <source>Take this import back? Clients that somebody has worked on since stay.</source>
        <translation>Отменить этот импорт? Клиенты, с которыми уже работали, останутся.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>The file cannot be written. Close it in other programs or choose another name.</source>
        <translation>Файл не записывается. Закройте его в других программах или выберите другое имя.</translation>
    </message>
    <message>
        <source>The import can be taken back here, or later in the list of bulk operations.</source>
        <translation>Импорт можно отменить здесь или позже, в списке массовых операций.</translation>
    </message>
    <message>
        <source>{file} - not taken.xlsx</source>
        <translation>{file} - не взято.xlsx</translation>
    </message>
</context>
<context>
    <name>DoubtsPage</name>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Сомнения</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>В файле</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Nothing is doubtful in this file.</source>
        <translation>В этом файле всё ясно.</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Предлагается</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>What is ticked is taken as proposed. The space bar ticks, for a whole kind or for single rows.</source>
        <translation>Отмеченное будет взято, как предложено. Пробел ставит и снимает отметку — для всего вида или для отдельных строк.</translation>
    </message>
</context>
<context>
    <name>DraftsBar</name>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Not saved on {when}: {what}</source>
        <translation>Не сохранено {when}: {what}</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Выбросить</translation>
    </message>
    <message>
        <source>Throw away what you had typed?</source>
        <translation>Выбросить набранное?</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>City or client</source>
        <translation>Город или клиент</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первая запись</translation>
    </message>
    <message>
        <source>Names alike</source>
        <translation>Похожие названия</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Same address</source>
        <translation>Тот же адрес</translation>
    </message>
    <message>
        <source>Same e-mail</source>
        <translation>Та же эл. почта</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>Тот же телефон</translation>
    </message>
    <message>
        <source>Same tax number</source>
        <translation>Тот же ИНН</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Вторая запись</translation>
    </message>
    <message>
        <source>Sure, %</source>
        <translation>Сходство, %</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>A new client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>All are new clients</source>
        <translation>Все — новые клиенты</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Совпало</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Del: do not show this pair again</source>
        <translation>Del: больше не показывать эту пару</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубликаты</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Fill up all</source>
        <translation>Дополнить всех</translation>
    </message>
    <message>
        <source>Fill up “{name}”</source>
        <translation>Дополнить «{name}»</translation>
    </message>
    <message>
        <source>In the base</source>
        <translation>В базе</translation>
    </message>
    <message>
        <source>In the base: {count}</source>
        <translation>В базе: {count}</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>В файле</translation>
    </message>
    <message>
        <source>In the file: {count}</source>
        <translation>В файле: {count}</translation>
    </message>
    <message>
        <source>Leave all as they are</source>
        <translation>Оставить всех как есть</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Найти дубликаты</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Идёт поиск…</translation>
    </message>
    <message>
        <source>Merged into “{name}”.</source>
        <translation>Объединено в «{name}».</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Объединить…</translation>
    </message>
    <message>
        <source>No likely duplicates were found.</source>
        <translation>Вероятных дубликатов не найдено.</translation>
    </message>
    <message>
        <source>No two rows of the file look like the same client.</source>
        <translation>Строк об одном и том же клиенте в файле нет.</translation>
    </message>
    <message>
        <source>Nothing was looked through yet. Press F5 to look for records that are likely the same; all that you see is looked through, which may take some seconds.</source>
        <translation>Поиск ещё не запускали. Нажмите F5, чтобы найти записи, которые, вероятно, повторяют друг друга; просматриваются все доступные вам записи, это может занять несколько секунд.</translation>
    </message>
    <message>
        <source>One row</source>
        <translation>Одна строка</translation>
    </message>
    <message>
        <source>Pairs: {n}</source>
        <translation>Пар: {n}</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Уверенность</translation>
    </message>
    <message>
        <source>The base has none of these clients yet.</source>
        <translation>Этих клиентов в базе ещё нет.</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Другая</translation>
    </message>
    <message>
        <source>These are two</source>
        <translation>Это разные записи</translation>
    </message>
    <message>
        <source>Ticked rows of the file become one client. A client that is in the base already is filled up: only what is empty there is written, and new phones and persons are added.</source>
        <translation>Отмеченные строки файла станут одним клиентом. Клиент, который уже есть в базе, дополняется: заполняется только пустое, добавляются новые телефоны и люди.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>What to look through</source>
        <translation>Где искать</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
    <message>
        <source>messenger</source>
        <translation>мессенджер</translation>
    </message>
    <message>
        <source>name</source>
        <translation>название</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>строка {number}</translation>
    </message>
    <message>
        <source>tax number</source>
        <translation>ИНН</translation>
    </message>
</context>
<context>
    <name>Employee</name>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Latin capital letters, digits and _; begins with a letter</source>
        <translation>Заглавные латинские буквы, цифры и _; начинается с буквы</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Имя начинается с</translation>
    </message>
    <message>
        <source>No employees. Press Ins to add one.</source>
        <translation>Сотрудников нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Работает</translation>
    </message>
</context>
<context>
    <name>EmployeeList</name>
    <message>
        <source>Departure…</source>
        <translation>Увольнение…</translation>
    </message>
    <message>
        <source>Log-in and password…</source>
        <translation>Логин и пароль…</translation>
    </message>
</context>
<context>
    <name>Employment</name>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Основной</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>Основной контакт</translation>
    </message>
    <message>
        <source>Nobody here yet. Press Ins to add a person.</source>
        <translation>Пока никого. Нажмите Ins, чтобы добавить человека.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Place of work</source>
        <translation>Место работы</translation>
    </message>
    <message>
        <source>Places of work</source>
        <translation>Места работы</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
</context>
<context>
    <name>EmploymentList</name>
    <message>
        <source>Role and dates…</source>
        <translation>Роль и даты…</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>Making the demonstration base: 700 companies and five years of work. This takes a minute, once.</source>
        <translation>Готовится демонстрационная база: 700 компаний и пять лет работы. Это займёт минуту, один раз.</translation>
    </message>
</context>
<context>
    <name>EntryPane</name>
    <message>
        <source>Open the object</source>
        <translation>Открыть объект</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Put back “{field}”? Now: {now}. Then: {then}.</source>
        <translation>Вернуть значение поля «{field}»? Сейчас: {now}. Будет: {then}.</translation>
    </message>
    <message>
        <source>Put the old value back</source>
        <translation>Вернуть прежнее значение</translation>
    </message>
    <message>
        <source>“{field}” has this value already.</source>
        <translation>В поле «{field}» уже это значение.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A department cannot be part of itself. Choose another parent department.</source>
        <translation>Отдел не может входить в самого себя. Выберите другой вышестоящий отдел.</translation>
    </message>
    <message>
        <source>A log-in consists of Latin letters, digits and _ and begins with a letter.</source>
        <translation>Имя входа состоит из латинских букв, цифр и знака _ и начинается с буквы.</translation>
    </message>
    <message>
        <source>A log-in is of Latin capital letters, digits and _, begins with a letter and has at most 31 characters.</source>
        <translation>Логин состоит из заглавных латинских букв, цифр и _, начинается с буквы и не длиннее 31 знака.</translation>
    </message>
    <message>
        <source>A person has at most {0} tokens. Remove one that is not used any more.</source>
        <translation>У человека не больше {0} токенов. Удалите тот, которым уже не пользуются.</translation>
    </message>
    <message>
        <source>A rule of your firm&apos;s base does not allow this ({key}).</source>
        <translation>Правило базы вашей фирмы не разрешает этого ({key}).</translation>
    </message>
    <message>
        <source>A value is not allowed here. Check what you typed ({constraint}).</source>
        <translation>Недопустимое значение. Проверьте введённое ({constraint}).</translation>
    </message>
    <message>
        <source>A value is not of the right kind: check numbers and dates.</source>
        <translation>Значение не того вида: проверьте числа и даты.</translation>
    </message>
    <message>
        <source>All {0} terminal and remote seats are taken, one of them by yourself at {1}: you are still signed in there. Take that session over, or close the program there.</source>
        <translation>Все терминальные и удалённые места ({0}) заняты, одно из них — вами на компьютере {1}: там вы ещё не вышли. Перехватите тот сеанс или закройте программу там.</translation>
    </message>
    <message>
        <source>All {0} terminal and remote seats are taken: {1}. Ask one of them to leave, or an administrator to release a seat.</source>
        <translation>Все терминальные и удалённые места ({0}) заняты: {1}. Попросите кого-нибудь выйти или обратитесь к администратору, чтобы он освободил место.</translation>
    </message>
    <message>
        <source>An administrator has ended your session, and the base does not let you in again: your log-in is blocked, or its password was changed. What you typed is kept on this computer. Ask your administrator.</source>
        <translation>Администратор завершил ваш сеанс, и база больше не пускает вас: вход заблокирован или пароль сменён. Введённое сохранено на этом компьютере. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Choose a branch.</source>
        <translation>Выберите филиал.</translation>
    </message>
    <message>
        <source>Connecting to {base} failed. Copy the details and send them to your administrator.</source>
        <translation>Не удалось подключиться к {base}. Скопируйте подробности и отправьте их администратору.</translation>
    </message>
    <message>
        <source>Connections from inside the server are not allowed.</source>
        <translation>Подключения изнутри сервера запрещены.</translation>
    </message>
    <message>
        <source>No terminal or remote seats: the 30 days of trial are over and there is no licence. Work in the office goes on. Ask an administrator to install one.</source>
        <translation>Терминальные и удалённые места недоступны: 30 дней пробного периода истекли, а лицензии нет. Работа в офисе продолжается. Попросите администратора установить лицензию.</translation>
    </message>
    <message>
        <source>No terminal or remote seats: the clock of the server is wrong, it was later before. Ask an administrator to set it right.</source>
        <translation>Терминальные и удалённые места недоступны: часы сервера переведены назад. Попросите администратора установить верное время.</translation>
    </message>
    <message>
        <source>No terminal or remote seats: the hardware key of the licence has not been seen for more than 72 hours. Work in the office goes on. Ask an administrator to plug the key in and to look at the keeper.</source>
        <translation>Терминальные и удалённые места недоступны: аппаратного ключа лицензии не видно более 72 часов. Работа в офисе продолжается. Попросите администратора вставить ключ и проверить службу ключа.</translation>
    </message>
    <message>
        <source>No terminal or remote seats: the licence has expired. Work in the office goes on. Ask an administrator to install the new one.</source>
        <translation>Терминальные и удалённые места недоступны: срок лицензии истёк. Работа в офисе продолжается. Попросите администратора установить новую.</translation>
    </message>
    <message>
        <source>Nobody agrees to the own request. Ask another superior.</source>
        <translation>Свою просьбу никто не одобряет сам. Обратитесь к другому руководителю.</translation>
    </message>
    <message>
        <source>Nobody blocks, resets or changes the own log-in this way. Nothing was changed. Ask another administrator; your own password you change under File.</source>
        <translation>Свой логин так не блокируют, не сбрасывают и не меняют. Ничего не изменено. Обратитесь к другому администратору; свой пароль меняют в меню «Файл».</translation>
    </message>
    <message>
        <source>Nobody changes the own rights, nor those of the own role. Nothing was changed. Ask the director or an administrator.</source>
        <translation>Никто не меняет права самому себе и своей роли. Ничего не изменено. Обратитесь к директору или администратору.</translation>
    </message>
    <message>
        <source>Nothing is open to this session: your password or your token is still asked for. Sign in again.</source>
        <translation>Этому сеансу ничего не открыто: ещё нужен ваш пароль или ваш токен. Войдите заново.</translation>
    </message>
    <message>
        <source>Only an administrator can do this.</source>
        <translation>Это может сделать только администратор.</translation>
    </message>
    <message>
        <source>Other records refer to this one, so it cannot be deleted. Switch it off instead, or move them first.</source>
        <translation>На эту запись ссылаются другие, поэтому удалить её нельзя. Отключите её или сначала перенесите те записи.</translation>
    </message>
    <message>
        <source>Register your token in this session first: else you would shut yourself out. Nothing was changed.</source>
        <translation>Сначала запишите токен в этом сеансе, иначе вы закроете вход самому себе. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Rows to carry out: {0}. More than {1} at once need the consent of a superior. Nothing was written.</source>
        <translation>Строк к выносу: {0}. Больше {1} за один раз — только с согласия руководителя. Ничего не записано.</translation>
    </message>
    <message>
        <source>Rows to carry out: {0}. Your limit is {1} rows an hour, and {2} of them are left. Nothing was written. Take fewer rows, come back in an hour, or ask a superior for consent.</source>
        <translation>Строк к выносу: {0}. Ваш предел — {1} строк в час, осталось {2}. Ничего не записано. Возьмите меньше строк, повторите через час или попросите согласия руководителя.</translation>
    </message>
    <message>
        <source>Rows to carry out: {0}. Your limit is {1} rows in 24 hours, and {2} of them are left. Nothing was written. Take fewer rows, come back tomorrow, or ask a superior for consent.</source>
        <translation>Строк к выносу: {0}. Ваш предел — {1} строк за сутки, осталось {2}. Ничего не записано. Возьмите меньше строк, повторите завтра или попросите согласия руководителя.</translation>
    </message>
    <message>
        <source>Somebody else has changed this record meanwhile. Open it again and look at the change.</source>
        <translation>Эту запись тем временем изменил другой сотрудник. Откройте её заново и посмотрите изменения.</translation>
    </message>
    <message>
        <source>Somebody else is saving the same record at this moment. Try again in a few seconds.</source>
        <translation>Эту запись сейчас сохраняет другой сотрудник. Повторите через несколько секунд.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Nothing was saved by this step. Copy the details and send them to your administrator.</source>
        <translation>В программе произошла ошибка. Этот шаг ничего не сохранил. Скопируйте подробности и отправьте их администратору.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Остановлено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The administrator has closed the base {base} for maintenance. Try again later.</source>
        <translation>База {base} закрыта администратором на обслуживание. Повторите позже.</translation>
    </message>
    <message>
        <source>The audit keeps what has happened: nobody changes or deletes its entries, not even an administrator. Nothing was changed.</source>
        <translation>Журнал хранит всё, что произошло: записи не меняет и не удаляет никто, даже администратор. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The base refuses this licence: the vendor did not sign it, or it is for another base. Nothing was changed.</source>
        <translation>База не принимает эту лицензию: она не подписана поставщиком или выдана для другой базы. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The base {base} is not run by Firebird 5. Ask the administrator to install Firebird 5.0 on the server.</source>
        <translation>База {base} работает не под Firebird 5. Попросите администратора установить на сервер Firebird 5.0.</translation>
    </message>
    <message>
        <source>The base {base} is open in another program. Close it there, or put the base under a server.</source>
        <translation>База {base} открыта в другой программе. Закройте её там или перенесите базу на сервер.</translation>
    </message>
    <message>
        <source>The clock of the server is wrong, it was later before. Set it right.</source>
        <translation>Часы сервера переведены назад. Установите верное время.</translation>
    </message>
    <message>
        <source>The connection to the base is lost. What you typed is kept here. The program connects again by itself; then save once more.</source>
        <translation>Связь с базой потеряна. Введённое вами осталось на экране. Программа восстановит связь сама, после этого сохраните ещё раз.</translation>
    </message>
    <message>
        <source>The field “{0}” ({1}) is hidden from you: you cannot write into it. Nothing was changed. Ask your head of department if you need it.</source>
        <translation>Поле «{0}» ({1}) скрыто от вас, поэтому писать в него нельзя. Ничего не изменено. Если это нужно, обратитесь к руководителю отдела.</translation>
    </message>
    <message>
        <source>The file arrived damaged. Attach it again.</source>
        <translation>Файл пришёл повреждённым. Прикрепите его ещё раз.</translation>
    </message>
    <message>
        <source>The file is larger than {0} MB, the limit of your firm. Make it smaller or link to it.</source>
        <translation>Файл больше {0} МБ — это предел вашей фирмы. Уменьшите его или дайте на него ссылку.</translation>
    </message>
    <message>
        <source>The keeper is not at work at this base, so nothing is done by the clock. Nothing was done now. Start the keeper (see the manual: The hardware key), or make the backup on this computer.</source>
        <translation>У этой базы не работает служба ключа, поэтому по часам ничего не делается. Сейчас ничего не сделано. Запустите службу (см. руководство: Аппаратный ключ) или сделайте копию на этом компьютере.</translation>
    </message>
    <message>
        <source>The key has answered too late. It is asked again.</source>
        <translation>Ключ ответил слишком поздно. Запрос будет повторён.</translation>
    </message>
    <message>
        <source>The key that is plugged in is not one that the licence names.</source>
        <translation>Вставлен не тот ключ, который указан в лицензии.</translation>
    </message>
    <message>
        <source>The last day cannot be before the first.</source>
        <translation>Последний день не может быть раньше первого.</translation>
    </message>
    <message>
        <source>The name or the password is wrong. Check the keyboard layout and Caps Lock, and try again.</source>
        <translation>Неверное имя или пароль. Проверьте раскладку клавиатуры и Caps Lock и повторите.</translation>
    </message>
    <message>
        <source>The number is too large for this field.</source>
        <translation>Число слишком велико для этого поля.</translation>
    </message>
    <message>
        <source>The program at the other computer has not left yet. Try again in a minute.</source>
        <translation>Программа на другом компьютере ещё не вышла. Повторите через минуту.</translation>
    </message>
    <message>
        <source>The program itself needs this value: it can be renamed but not deleted.</source>
        <translation>Это значение нужно самой программе: его можно переименовать, но не удалить.</translation>
    </message>
    <message>
        <source>The seats of this base cannot be counted at the moment. Try again, and tell your administrator if it stays so.</source>
        <translation>Сейчас не удаётся посчитать места этой базы. Повторите попытку; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>The server {host} knows no base named {base}. Ask the administrator for the base&apos;s name on the server.</source>
        <translation>На сервере {host} нет базы с именем {base}. Узнайте имя базы на сервере у администратора.</translation>
    </message>
    <message>
        <source>The text is too long for this field. Shorten it.</source>
        <translation>Текст слишком длинный для этого поля. Сократите его.</translation>
    </message>
    <message>
        <source>The token took too long to answer. Try once more.</source>
        <translation>Токен отвечал слишком долго. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>There is a branch of this name already.</source>
        <translation>Филиал с таким названием уже есть.</translation>
    </message>
    <message>
        <source>There is a file {base} already. Choose another name for the new base.</source>
        <translation>Файл {base} уже существует. Выберите другое имя для новой базы.</translation>
    </message>
    <message>
        <source>There is an employee with this log-in already. Choose another log-in.</source>
        <translation>Сотрудник с таким именем входа уже есть. Выберите другое.</translation>
    </message>
    <message>
        <source>There is no base {base}. Check the path, or whether the disk is connected.</source>
        <translation>Базы {base} нет. Проверьте путь и подключён ли диск.</translation>
    </message>
    <message>
        <source>There is no computer named {host} in the network. Check the spelling of the address.</source>
        <translation>В сети нет компьютера {host}. Проверьте, правильно ли написан адрес.</translation>
    </message>
    <message>
        <source>There is no licence in this base whose key could be asked.</source>
        <translation>В этой базе нет лицензии, ключ которой можно было бы проверить.</translation>
    </message>
    <message>
        <source>There is no room for more drafts. They stay on this computer.</source>
        <translation>Места для новых черновиков нет. Они остаются на этом компьютере.</translation>
    </message>
    <message>
        <source>There is one like this already, and it must be the only one. Change it or use the other.</source>
        <translation>Такая запись уже есть, а она должна быть единственной. Измените значение или используйте существующую.</translation>
    </message>
    <message>
        <source>This address is in the list already.</source>
        <translation>Этот адрес уже есть в списке.</translation>
    </message>
    <message>
        <source>This base is a file on this computer and asks nobody for a password. Nothing was changed. Put it under a server to have passwords.</source>
        <translation>Эта база — файл на этом компьютере, паролей она не спрашивает. Ничего не изменено. Чтобы были пароли, поставьте базу на сервер.</translation>
    </message>
    <message>
        <source>This change is finished or undone already.</source>
        <translation>Это действие уже завершено или отменено.</translation>
    </message>
    <message>
        <source>This colleague does not work here any more. Nothing was handed over. Choose somebody else.</source>
        <translation>Этот сотрудник больше не работает. Ничего не передано. Выберите другого.</translation>
    </message>
    <message>
        <source>This employee has no log-in yet. Make one first.</source>
        <translation>У этого сотрудника ещё нет логина. Сначала заведите его.</translation>
    </message>
    <message>
        <source>This file was used before. Ask the vendor for a new one.</source>
        <translation>Этот файл уже использован. Запросите у поставщика новый.</translation>
    </message>
    <message>
        <source>This is the only token you sign in with. Register another one first, or ask an administrator.</source>
        <translation>Это ваш единственный токен для входа. Сначала запишите другой или обратитесь к администратору.</translation>
    </message>
    <message>
        <source>This log-in belongs to the base itself; nobody changes it from inside the program. Nothing was changed. Choose another log-in.</source>
        <translation>Этот логин принадлежит самой базе, из программы его не меняет никто. Ничего не изменено. Выберите другой логин.</translation>
    </message>
    <message>
        <source>This person has no token yet. Register one first.</source>
        <translation>У этого человека ещё нет токена. Сначала запишите токен.</translation>
    </message>
    <message>
        <source>This record belongs to another branch or person; you cannot change it.</source>
        <translation>Эта запись принадлежит другому филиалу или сотруднику, изменить её нельзя.</translation>
    </message>
    <message>
        <source>This record is not there any more: somebody has deleted it.</source>
        <translation>Этой записи больше нет: её кто-то удалил.</translation>
    </message>
    <message>
        <source>This report is made of records that your rights do not let you see ({0}); its figures would be wrong. Nothing was built. Ask your head of department if you need it.</source>
        <translation>Этот отчёт строится по записям, которые вам видеть не положено ({0}); его цифры были бы неверны. Ничего не построено. Если он нужен, обратитесь к руководителю отдела.</translation>
    </message>
    <message>
        <source>This request was answered already.</source>
        <translation>На эту просьбу уже ответили.</translation>
    </message>
    <message>
        <source>This token does not open this base for you. Plug in the one that was registered for you, or ask your administrator.</source>
        <translation>Этот токен не открывает вам эту базу. Вставьте тот, что за вами записан, или обратитесь к администратору.</translation>
    </message>
    <message>
        <source>This token is registered already, for this person or another one.</source>
        <translation>Этот токен уже записан: за этим человеком или за другим.</translation>
    </message>
    <message>
        <source>This value is in the dictionary already.</source>
        <translation>Такое значение в справочнике уже есть.</translation>
    </message>
    <message>
        <source>This was done more than {0} days ago and cannot be taken back any more. Nothing was changed. The history of each record still shows what it was.</source>
        <translation>С тех пор прошло больше {0} дн., отменить уже нельзя. Ничего не изменено. Прежние значения видны в истории каждой записи.</translation>
    </message>
    <message>
        <source>Too many people sign in at this moment. Try again in a few seconds.</source>
        <translation>Сейчас входит слишком много людей. Повторите попытку через несколько секунд.</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>Укажите название или имя.</translation>
    </message>
    <message>
        <source>Write an address, or its beginning up to a dot: 192.168.7.</source>
        <translation>Укажите адрес или его начало до точки: 192.168.7.</translation>
    </message>
    <message>
        <source>Write the number or address.</source>
        <translation>Укажите номер или адрес.</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>Напишите, что нужно сделать.</translation>
    </message>
    <message>
        <source>You cannot give more than you have yourself. Nothing was changed. Ask somebody whose rights reach further.</source>
        <translation>Нельзя дать больше прав, чем есть у вас самих. Ничего не изменено. Обратитесь к тому, у кого права шире.</translation>
    </message>
    <message>
        <source>You have looked at the phones of {0} clients and persons within 24 hours, your limit. Come back tomorrow, or ask your head of department for more.</source>
        <translation>За сутки вы просмотрели телефоны {0} клиентов и лиц — это ваш предел. Повторите завтра или попросите руководителя отдела увеличить предел.</translation>
    </message>
    <message>
        <source>You have looked at the phones of {0} clients and persons within an hour, your limit. Come back later, or ask your head of department for more.</source>
        <translation>За час вы просмотрели телефоны {0} клиентов и лиц — это ваш предел. Повторите позже или попросите руководителя отдела увеличить предел.</translation>
    </message>
    <message>
        <source>You have no place in this base. Ask your administrator to add you as an employee.</source>
        <translation>Вас нет среди сотрудников в этой базе. Попросите администратора добавить вас.</translation>
    </message>
    <message>
        <source>You have opened {0} files within 24 hours, your limit. Come back tomorrow, or ask your head of department for more.</source>
        <translation>За сутки вы открыли {0} файлов — это ваш предел. Повторите завтра или попросите руководителя отдела увеличить предел.</translation>
    </message>
    <message>
        <source>You have opened {0} files within an hour, your limit. Come back later, or ask your head of department for more.</source>
        <translation>За час вы открыли {0} файлов — это ваш предел. Повторите позже или попросите руководителя отдела увеличить предел.</translation>
    </message>
    <message>
        <source>You have taken this session over at another computer. What you had typed here is offered there.</source>
        <translation>Вы перехватили этот сеанс на другом компьютере. Набранное здесь предложено там.</translation>
    </message>
    <message>
        <source>You have {0} connections from the computer {1} already. Close a copy of the program there.</source>
        <translation>С компьютера {1} у вас уже {0} подключений. Закройте там одну из копий программы.</translation>
    </message>
    <message>
        <source>Your log-in is blocked. Ask your administrator to let you in again.</source>
        <translation>Ваш вход заблокирован. Попросите администратора разблокировать его.</translation>
    </message>
    <message>
        <source>Your rights do not allow this step here. Nothing was changed. Ask your head of department if you need it.</source>
        <translation>Ваши права не позволяют выполнить это действие. Ничего не изменено. Если оно вам нужно, обратитесь к руководителю отдела.</translation>
    </message>
    <message>
        <source>Your rights do not allow this. Ask your administrator if you need it.</source>
        <translation>У вас нет прав на это действие. Если оно вам нужно, обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Your rights do not let you carry this out of the program. Nothing was written. Ask your head of department if you need it.</source>
        <translation>Ваши права не позволяют вынести это из программы. Ничего не записано. Если это нужно, обратитесь к руководителю отдела.</translation>
    </message>
    <message>
        <source>Your rights do not let you delete this. Nothing was changed. Ask your head of department, or archive it instead.</source>
        <translation>Ваши права не позволяют удалить эту запись. Ничего не изменено. Обратитесь к руководителю отдела или перенесите запись в архив.</translation>
    </message>
    <message>
        <source>Your rights do not let you give this to another person or branch. Nothing was changed. Ask your head of department to hand it over.</source>
        <translation>Ваши права не позволяют передать эту запись другому сотруднику или филиалу. Ничего не изменено. Попросите руководителя отдела передать её.</translation>
    </message>
    <message>
        <source>Your rights do not let you print this or save it as PDF. Nothing was written. Ask your head of department if you need it.</source>
        <translation>Ваши права не позволяют напечатать это или сохранить в PDF. Ничего не записано. Если это нужно, обратитесь к руководителю отдела.</translation>
    </message>
    <message>
        <source>Your session was ended by an administrator, or by you from another computer. What you typed is kept on this computer. Sign in again to go on.</source>
        <translation>Ваш сеанс завершён администратором или вами с другого компьютера. Набранное сохранено на этом компьютере. Войдите снова, чтобы продолжить.</translation>
    </message>
    <message>
        <source>Your token is not plugged in, or its PIN is not typed. Plug it in and sign in again.</source>
        <translation>Токен не вставлен или не введён его PIN. Вставьте токен и войдите заново.</translation>
    </message>
    <message>
        <source>{0} is an address on the Internet: an office network has a private one (10., 172.16. to 172.31., 192.168.). Choose another kind.</source>
        <translation>{0} — адрес в Интернете, а у офисной сети адреса частные (10., от 172.16. до 172.31., 192.168.). Выберите другой вид.</translation>
    </message>
    <message>
        <source>{base} is not a base of this program, or the file is damaged. Restore it from a backup.</source>
        <translation>{base} не является базой этой программы, или файл повреждён. Восстановите его из резервной копии.</translation>
    </message>
    <message>
        <source>{host} does not answer at port {port}. Check your network or VPN; a firewall may stand in between.</source>
        <translation>{host} не отвечает на порту {port}. Проверьте сеть или VPN; возможно, мешает межсетевой экран.</translation>
    </message>
    <message>
        <source>{host} does not take connections at port {port}. Check the port, and ask the administrator whether the Firebird server runs.</source>
        <translation>{host} не принимает подключения на порту {port}. Проверьте порт и спросите администратора, запущен ли сервер Firebird.</translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Nothing here yet. Press Ctrl+J to note a call, a meeting or a letter.</source>
        <translation>Пока ничего нет. Нажмите Ctrl+J и запишите звонок, встречу или письмо.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>At least {low}.</source>
        <translation>Не меньше {low}.</translation>
    </message>
    <message>
        <source>At most {high}.</source>
        <translation>Не больше {high}.</translation>
    </message>
    <message>
        <source>At most {places} digits after the point.</source>
        <translation>Не больше {places} знаков после запятой.</translation>
    </message>
    <message>
        <source>Choose one from the list (F4).</source>
        <translation>Выберите из списка (F4).</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Not after {high}.</source>
        <translation>Не позже {high}.</translation>
    </message>
    <message>
        <source>Not before {low}.</source>
        <translation>Не раньше {low}.</translation>
    </message>
    <message>
        <source>Nothing is chosen for this text. Choose one from the list (F4).</source>
        <translation>Для этого текста ничего не выбрано. Выберите из списка (F4).</translation>
    </message>
    <message>
        <source>Only whole numbers.</source>
        <translation>Только целые числа.</translation>
    </message>
    <message>
        <source>There is no such day. Write it like {example}, +7 or “tomorrow”.</source>
        <translation>Такого дня нет. Напишите, например, {example}, +7 или «завтра».</translation>
    </message>
    <message>
        <source>There is no such time. Write it like {example} or “tomorrow 10”.</source>
        <translation>Такого времени нет. Напишите, например, {example} или «завтра 10».</translation>
    </message>
    <message>
        <source>This file is not a picture that can be shown.</source>
        <translation>Этот файл — не картинка, которую можно показать.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Это не число.</translation>
    </message>
    <message>
        <source>This is not a sum. Write it like {example}.</source>
        <translation>Это не сумма. Напишите, например, {example}.</translation>
    </message>
    <message>
        <source>Too long by {more}. At most {size} characters.</source>
        <translation>Длиннее на {more}. Не больше {size} знаков.</translation>
    </message>
</context>
<context>
    <name>FieldsPane</name>
    <message>
        <source>Field is seen</source>
        <translation>Поле видно</translation>
    </message>
    <message>
        <source>Fields that are seen</source>
        <translation>Видимые поля</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Log-in</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>A base on this computer</source>
        <translation>База на этом компьютере</translation>
    </message>
    <message>
        <source>A spreadsheet (xlsx, xls, ods, csv) or a vCard with clients and their people. Drop it here or choose it. Nothing is written before you have seen everything.</source>
        <translation>Таблица (xlsx, xls, ods, csv) или vCard с клиентами и их людьми. Перетащите файл сюда или выберите его. Ничего не запишется, пока вы всего не увидите.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Bases ({kinds})</source>
        <translation>Базы ({kinds})</translation>
    </message>
    <message>
        <source>Choose a base</source>
        <translation>Выбор базы</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose the file of the base.</source>
        <translation>Выберите файл базы.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>No password is asked here: whoever has the file has the data.</source>
        <translation>Пароль здесь не спрашивают: у кого файл, у того и данные.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>Spreadsheets and vCards ({kinds})</source>
        <translation>Таблицы и vCard ({kinds})</translation>
    </message>
    <message>
        <source>Try it with the sample</source>
        <translation>Попробовать на образце</translation>
    </message>
    <message>
        <source>Write your log-in.</source>
        <translation>Напишите ваш логин.</translation>
    </message>
    <message>
        <source>encoding {name}</source>
        <translation>кодировка {name}</translation>
    </message>
    <message>
        <source>separated by {mark}</source>
        <translation>разделитель {mark}</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>табуляция</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>Added</source>
        <translation>Добавлен</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Add… (Ins)</source>
        <translation>Добавить… (Ins)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Прикрепить файлы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>Открыть (Enter)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Убрать (Del)</translation>
    </message>
    <message>
        <source>Remove the file “{name}”?</source>
        <translation>Убрать файл «{name}»?</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>The file cannot be written: {why}.</source>
        <translation>Файл не записывается: {why}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>Файл «{name}» не читается: {why}.</translation>
    </message>
    <message>
        <source>“{name}” is a program and is not opened from here. Save it if you trust who sent it.</source>
        <translation>«{name}» — программа, отсюда она не запускается. Сохраните её, если доверяете отправителю.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB, the limit of your firm. Make it smaller or link to it.</source>
        <translation>Файл «{name}» больше {limit} МБ — предела, заданного в фирме. Уменьшите его или дайте ссылку.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Add a filter (Ctrl+Shift+F)</source>
        <translation>Добавить фильтр (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Снова показать все строки</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Before today</source>
        <translation>До сегодняшнего дня</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Прошлый месяц</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Прошлая неделя</translation>
    </message>
    <message>
        <source>Last {n} days</source>
        <translation>Последние {n} дн.</translation>
    </message>
    <message>
        <source>Next {n} days</source>
        <translation>Ближайшие {n} дн.</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Не указано</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>from {low}</source>
        <translation>с {low}</translation>
    </message>
    <message>
        <source>until {high}</source>
        <translation>по {high}</translation>
    </message>
    <message>
        <source>{low} – {high}</source>
        <translation>{low} – {high}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>сегодня {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>завтра {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>вчера {time}</translation>
    </message>
    <message>
        <source>{n} B</source>
        <translation>{n} Б</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Contact persons</source>
        <translation>Контактных лиц</translation>
    </message>
    <message>
        <source>Everything of {name} to:</source>
        <translation>Всё, что ведёт {name}, передать:</translation>
    </message>
    <message>
        <source>Find a colleague</source>
        <translation>Найти сотрудника</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>Открытые задачи</translation>
    </message>
    <message>
        <source>Their contact persons go along</source>
        <translation>Вместе с контактными лицами</translation>
    </message>
    <message>
        <source>Their open tasks go along</source>
        <translation>Вместе с открытыми задачами</translation>
    </message>
    <message>
        <source>What the colleague should know</source>
        <translation>Что нужно знать коллеге</translation>
    </message>
    <message>
        <source>{kind} ({n}): {names}</source>
        <translation>{kind} ({n}): {names}</translation>
    </message>
</context>
<context>
    <name>HandStep</name>
    <message>
        <source> to {name}.</source>
        <translation> сотруднику {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s),</source>
        <translation>
            <numerusform>%n клиент,</numerusform>
            <numerusform>%n клиента,</numerusform>
            <numerusform>%n клиентов,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact person(s),</source>
        <translation>
            <numerusform>%n контактное лицо,</numerusform>
            <numerusform>%n контактных лица,</numerusform>
            <numerusform>%n контактных лиц,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n открытая задача</numerusform>
            <numerusform>%n открытые задачи</numerusform>
            <numerusform>%n открытых задач</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) passed on</source>
        <translation>
            <numerusform>Передана %n запись</numerusform>
            <numerusform>Переданы %n записи</numerusform>
            <numerusform>Передано %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stayed.</source>
        <translation>
            <numerusform>Осталась %n запись.</numerusform>
            <numerusform>Остались %n записи.</numerusform>
            <numerusform>Осталось %n записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Note to the colleague</source>
        <translation>П&amp;ояснение коллеге</translation>
    </message>
    <message>
        <source>&amp;Pass everything on</source>
        <translation>Передать &amp;всё</translation>
    </message>
    <message>
        <source>Choose the colleague who takes over.</source>
        <translation>Выберите, кто примет дела.</translation>
    </message>
    <message>
        <source>Departure of {name}</source>
        <translation>Увольнение: {name}</translation>
    </message>
    <message>
        <source>Pass on &amp;to</source>
        <translation>&amp;Кому передать</translation>
    </message>
    <message>
        <source>pass on as one bulk operation, which can be taken back. The history stays, and the colleague is told. Part of them can be passed on from the lists with Ctrl+H first.</source>
        <translation>передаются одним действием, его можно отменить. История остаётся, коллега получит уведомление. Часть можно сначала передать из списков по Ctrl+H.</translation>
    </message>
</context>
<context>
    <name>HandedRow</name>
    <message>
        <source>Mark as read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>clients: {n}</source>
        <translation>клиенты: {n}</translation>
    </message>
    <message>
        <source>contact persons: {n}</source>
        <translation>контактные лица: {n}</translation>
    </message>
    <message>
        <source>tasks: {n}</source>
        <translation>задачи: {n}</translation>
    </message>
    <message>
        <source>{author} has handed over to you</source>
        <translation>Вам передано (передаёт {author})</translation>
    </message>
    <message>
        <source>{author} has handed over to you from {colleague}</source>
        <translation>Вам передано от {colleague} (передаёт {author})</translation>
    </message>
    <message>
        <source>{author} has handed yours over to {colleague}</source>
        <translation>Ваше передано: {colleague} (передаёт {author})</translation>
    </message>
    <message>
        <source>{author} has taken a hand-over back</source>
        <translation>Передача отменена ({author})</translation>
    </message>
    <message>
        <source>{author} has taken over yours</source>
        <translation>Ваше теперь ведёт {author}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Build (F5)</source>
        <translation>Построить (F5)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Next in the list (Alt+Down)</source>
        <translation>Следующая в списке (Alt+Вниз)</translation>
    </message>
    <message>
        <source>Note a call about this (Ctrl+J)</source>
        <translation>Записать разговор (Ctrl+J)</translation>
    </message>
    <message>
        <source>Previous in the list (Alt+Up)</source>
        <translation>Предыдущая в списке (Alt+Вверх)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Сохранить (Ctrl+S)</translation>
    </message>
    <message>
        <source>There are changes that are not saved (Ctrl+S)</source>
        <translation>Есть несохранённые изменения (Ctrl+S)</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Назад (Alt+Влево)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Вперёд (Alt+Вправо)</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Поиск (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Became</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>{what} — merged “{name}”</source>
        <translation>{what} — объединённая запись «{name}»</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>8..., 00... and numbers without a country code become +...</source>
        <translation>8..., 00... и номера без кода страны станут +...</translation>
    </message>
    <message>
        <source>A cell in row {row} has more than {limit} characters. Shorten it and try again.</source>
        <translation>В ячейке строки {row} больше {limit} знаков. Сократите её и попробуйте снова.</translation>
    </message>
    <message>
        <source>A lost zero is put back, letters are read as digits.</source>
        <translation>Потерянный ноль возвращается, буквы читаются как цифры.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Другой адрес</translation>
    </message>
    <message>
        <source>Binary workbooks (xlsb) are not read. Save it as xlsx.</source>
        <translation>Двоичные книги (xlsb) не читаются. Сохраните её как xlsx.</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Branch office</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Классификатор</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Clients that look like persons</source>
        <translation>Клиенты, похожие на людей</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Dates that can be read two ways</source>
        <translation>Даты, которые читаются двояко</translation>
    </message>
    <message>
        <source>Dates that cannot be right</source>
        <translation>Даты с ошибкой</translation>
    </message>
    <message>
        <source>Dates written as text</source>
        <translation>Даты, записанные текстом</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>E-mail addresses mended</source>
        <translation>Исправленные адреса почты</translation>
    </message>
    <message>
        <source>E-mail addresses that cannot be right</source>
        <translation>Адреса почты с ошибкой</translation>
    </message>
    <message>
        <source>Each number becomes a phone of its own.</source>
        <translation>Каждый номер станет отдельным телефоном.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>KPP</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Latin and Cyrillic letters mixed</source>
        <translation>Смесь латиницы и кириллицы</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Организационно-правовая форма</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Юридическое название</translation>
    </message>
    <message>
        <source>Letters in phones</source>
        <translation>Буквы в телефонах</translation>
    </message>
    <message>
        <source>Letters of the foreign alphabet are replaced.</source>
        <translation>Буквы чужого алфавита заменяются.</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Мессенджер</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>No branch office is known for this row.</source>
        <translation>Для этой строки не известен филиал.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Numbers stored as percent</source>
        <translation>Числа в виде процентов</translation>
    </message>
    <message>
        <source>Organisation or person</source>
        <translation>Организация или человек</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phones brought to one form</source>
        <translation>Телефоны приведены к одному виду</translation>
    </message>
    <message>
        <source>Phones that cannot be right</source>
        <translation>Телефоны с ошибкой</translation>
    </message>
    <message>
        <source>Phones without an area code</source>
        <translation>Телефоны без кода города</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Индекс</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Responsible employees not found</source>
        <translation>Ответственные, которых нет в базе</translation>
    </message>
    <message>
        <source>Responsible employees recognised by part of the name</source>
        <translation>Ответственные, узнанные по части имени</translation>
    </message>
    <message>
        <source>Rows of the same client</source>
        <translation>Строки об одном клиенте</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Several phones in one cell</source>
        <translation>Несколько телефонов в ячейке</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>Tax numbers mended</source>
        <translation>Исправленные ИНН</translation>
    </message>
    <message>
        <source>Tax numbers that cannot be right</source>
        <translation>ИНН с ошибкой</translation>
    </message>
    <message>
        <source>Texts that are too long</source>
        <translation>Слишком длинные тексты</translation>
    </message>
    <message>
        <source>The base refuses the row: {reason}</source>
        <translation>База не принимает строку: {reason}</translation>
    </message>
    <message>
        <source>The beginning is taken, the rest goes to the note.</source>
        <translation>Берётся начало, весь текст уйдёт в примечание.</translation>
    </message>
    <message>
        <source>The branch office of this row is not one of yours.</source>
        <translation>Филиал в этой строке — не ваш.</translation>
    </message>
    <message>
        <source>The client was deleted meanwhile.</source>
        <translation>Клиента тем временем удалили.</translation>
    </message>
    <message>
        <source>The employee is taken.</source>
        <translation>Берётся этот сотрудник.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Check that it exists and that no other program locks it.</source>
        <translation>Файл не открывается. Проверьте, на месте ли он и не занят ли другой программой.</translation>
    </message>
    <message>
        <source>The file has no rows. Choose another file or another sheet.</source>
        <translation>В файле нет строк. Выберите другой файл или другой лист.</translation>
    </message>
    <message>
        <source>The file holds a document type declaration, which no spreadsheet needs and which can do harm. Open it in a spreadsheet program and save it anew.</source>
        <translation>В файле есть объявление типа документа: таблице оно не нужно и может навредить. Откройте файл в табличной программе и сохраните заново.</translation>
    </message>
    <message>
        <source>The file holds too many parts. Copy the table to a new workbook and save that.</source>
        <translation>В файле слишком много частей. Скопируйте таблицу в новую книгу и сохраните её.</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in a spreadsheet program and save it anew.</source>
        <translation>Файл повреждён. Откройте его в табличной программе и сохраните заново.</translation>
    </message>
    <message>
        <source>The file is protected by a password. Save it without a password first.</source>
        <translation>Файл защищён паролем. Сначала сохраните его без пароля.</translation>
    </message>
    <message>
        <source>The file needs too much memory: somewhere far from the table a cell is filled. Copy the table to a new workbook and save that.</source>
        <translation>Файлу нужно слишком много памяти: где-то далеко от таблицы заполнена ячейка. Скопируйте таблицу в новую книгу и сохраните её.</translation>
    </message>
    <message>
        <source>The file takes too long to read. Copy the table to a new workbook and save that.</source>
        <translation>Файл читается слишком долго. Скопируйте таблицу в новую книгу и сохраните её.</translation>
    </message>
    <message>
        <source>The file unpacks to far more than its size: it is damaged or was made to do harm. If you trust it, open it in a spreadsheet program and save it anew.</source>
        <translation>Файл при распаковке непомерно растёт: он повреждён или сделан со злым умыслом. Если вы ему доверяете, откройте его в табличной программе и сохраните заново.</translation>
    </message>
    <message>
        <source>The file unpacks to more than {limit} MB. Remove pictures and unused sheets, or split it.</source>
        <translation>Файл распаковывается больше чем в {limit} МБ. Уберите картинки и лишние листы или разделите его.</translation>
    </message>
    <message>
        <source>The firm&apos;s area code is put before them.</source>
        <translation>Впереди ставится код города фирмы.</translation>
    </message>
    <message>
        <source>The letters are read as digits.</source>
        <translation>Буквы читаются как цифры.</translation>
    </message>
    <message>
        <source>The mended address is taken.</source>
        <translation>Берётся исправленный адрес.</translation>
    </message>
    <message>
        <source>The name goes to the note, you become responsible.</source>
        <translation>Имя уйдёт в примечание, ответственным станете вы.</translation>
    </message>
    <message>
        <source>The number that the sheet shows is taken, without the sign.</source>
        <translation>Берётся число, которое видно в таблице, без знака.</translation>
    </message>
    <message>
        <source>The reader of files could not be started. Install the program anew.</source>
        <translation>Программа чтения файлов не запустилась. Переустановите программу.</translation>
    </message>
    <message>
        <source>The row has neither a client&apos;s name nor a person&apos;s.</source>
        <translation>В строке нет ни названия клиента, ни имени человека.</translation>
    </message>
    <message>
        <source>The rows become one client with several contact persons.</source>
        <translation>Строки станут одним клиентом с несколькими контактными лицами.</translation>
    </message>
    <message>
        <source>The sheet has more than {limit} columns. Delete the columns that are not needed.</source>
        <translation>На листе больше {limit} столбцов. Удалите ненужные.</translation>
    </message>
    <message>
        <source>The sheet has more than {limit} rows. Split it into several files.</source>
        <translation>На листе больше {limit} строк. Разделите его на несколько файлов.</translation>
    </message>
    <message>
        <source>The value of the dictionary is taken.</source>
        <translation>Берётся значение из справочника.</translation>
    </message>
    <message>
        <source>They are added. Refused: they go to the note.</source>
        <translation>Добавятся в справочник. Без отметки уйдут в примечание.</translation>
    </message>
    <message>
        <source>They become dates, the day first.</source>
        <translation>Станут датами; первым читается день.</translation>
    </message>
    <message>
        <source>They become dates.</source>
        <translation>Станут датами.</translation>
    </message>
    <message>
        <source>They become persons, not organisations.</source>
        <translation>Станут людьми, а не организациями.</translation>
    </message>
    <message>
        <source>They go to the note.</source>
        <translation>Уйдут в примечание.</translation>
    </message>
    <message>
        <source>They go to the note. Refused: they are kept as phones, as typed.</source>
        <translation>Уйдут в примечание. Без отметки останутся телефонами, как набраны.</translation>
    </message>
    <message>
        <source>They go to the note. Refused: they are kept as typed.</source>
        <translation>Уйдут в примечание. Без отметки останутся как набраны.</translation>
    </message>
    <message>
        <source>This is a web page with the name of a table. Open it in a spreadsheet program and save it as xlsx.</source>
        <translation>Это веб-страница под именем таблицы. Откройте её в табличной программе и сохраните как xlsx.</translation>
    </message>
    <message>
        <source>This is an XML document. Open it in a spreadsheet program and save it as xlsx.</source>
        <translation>Это документ XML. Откройте его в табличной программе и сохраните как xlsx.</translation>
    </message>
    <message>
        <source>This is not a table. Choose an xlsx, xls, ods or csv file or a vCard.</source>
        <translation>Это не таблица. Выберите файл xlsx, xls, ods, csv или vCard.</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Отрасль</translation>
    </message>
    <message>
        <source>Values not in the dictionary</source>
        <translation>Значения, которых нет в справочнике</translation>
    </message>
    <message>
        <source>Values spelt unlike the dictionary</source>
        <translation>Значения с другим написанием</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Сайт</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>1  File</source>
        <translation>1  Файл</translation>
    </message>
    <message>
        <source>2  Columns</source>
        <translation>2  Столбцы</translation>
    </message>
    <message>
        <source>3  Doubts</source>
        <translation>3  Сомнения</translation>
    </message>
    <message>
        <source>4  Duplicates</source>
        <translation>4  Дубликаты</translation>
    </message>
    <message>
        <source>5  Trial</source>
        <translation>5  Проба</translation>
    </message>
    <message>
        <source>6  Done</source>
        <translation>6  Готово</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Поиск дубликатов…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Чтение файла…</translation>
    </message>
    <message numerus="yes">
        <source>Reading the file… %n row(s)</source>
        <translation>
            <numerusform>Чтение файла… %n строка</numerusform>
            <numerusform>Чтение файла… %n строки</numerusform>
            <numerusform>Чтение файла… %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>Разбор строк…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Остановлено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Запись…</translation>
    </message>
</context>
<context>
    <name>Interaction</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>From the client</source>
        <translation>От клиента</translation>
    </message>
    <message>
        <source>From us</source>
        <translation>От нас</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>Взаимодействие</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Главное</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Встреча</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Минут</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Nothing written down yet. Press Ctrl+J to note a call in a few seconds.</source>
        <translation>Пока ничего не записано. Нажмите Ctrl+J, чтобы записать звонок за несколько секунд.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>О чём говорили</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
</context>
<context>
    <name>KeyWizard</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>О&amp;бзор…</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Библиотека</translation>
    </message>
    <message>
        <source>&amp;Make the key</source>
        <translation>&amp;Создать ключ</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN-код</translation>
    </message>
    <message>
        <source>&amp;Save the public part…</source>
        <translation>&amp;Сохранить открытую часть…</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Токен</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Hardware key</source>
        <translation>Аппаратный ключ</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Библиотека токена</translation>
    </message>
    <message>
        <source>No token is plugged in. Plug it in and press Refresh.</source>
        <translation>Токен не вставлен. Вставьте его и нажмите «Обновить».</translation>
    </message>
    <message>
        <source>No token library is known on this computer. Choose it with Browse.</source>
        <translation>На этом компьютере не найдено библиотек токенов. Укажите библиотеку кнопкой «Обзор».</translation>
    </message>
    <message>
        <source>Public part of the key</source>
        <translation>Открытая часть ключа</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>О&amp;бновить</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Сохранено: {path}</translation>
    </message>
    <message>
        <source>The PIN is wrong. It was tried once; a token locks after a few wrong ones.</source>
        <translation>Неверный PIN-код. Сделана одна попытка; после нескольких неверных токен блокируется.</translation>
    </message>
    <message>
        <source>The key is made on the token and never leaves it. Send the saved file to the vendor: the licence names the key by its public part. Do the same with a spare token.</source>
        <translation>Ключ создаётся на токене и никогда его не покидает. Отправьте сохранённый файл поставщику: в лицензии ключ указан по его открытой части. То же сделайте с запасным токеном.</translation>
    </message>
    <message>
        <source>The key is on the token. Save its public part for the vendor.</source>
        <translation>Ключ создан на токене. Сохраните его открытую часть для поставщика.</translation>
    </message>
    <message>
        <source>The library could not be loaded. Install the driver of the token&apos;s maker.</source>
        <translation>Не удалось загрузить библиотеку. Установите драйвер производителя токена.</translation>
    </message>
    <message>
        <source>The token is locked. Unlock it with its administrator&apos;s PIN.</source>
        <translation>Токен заблокирован. Разблокируйте его PIN-кодом администратора.</translation>
    </message>
    <message>
        <source>The token is not plugged in.</source>
        <translation>Токен не вставлен.</translation>
    </message>
    <message>
        <source>The token refuses. Look whether another program uses it.</source>
        <translation>Токен отвечает отказом. Проверьте, не занят ли он другой программой.</translation>
    </message>
    <message>
        <source>There is a licence key on this token already. It stays as it is; save its public part.</source>
        <translation>На этом токене уже есть ключ лицензии. Он останется как есть; сохраните его открытую часть.</translation>
    </message>
    <message>
        <source>There is no licence key on this token yet. Make one.</source>
        <translation>На этом токене ещё нет ключа лицензии. Создайте его.</translation>
    </message>
</context>
<context>
    <name>KindBar</name>
    <message>
        <source>CMLTN</source>
        <translation>ЗВПСА</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
</context>
<context>
    <name>KindBox</name>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
</context>
<context>
    <name>LimitsPane</name>
    <message>
        <source>At once without consent</source>
        <translation>За раз без согласия</translation>
    </message>
    <message>
        <source>Cards whose phones are shown</source>
        <translation>Карточки с показанными телефонами</translation>
    </message>
    <message>
        <source>Files opened or saved</source>
        <translation>Открытые и сохранённые файлы</translation>
    </message>
    <message>
        <source>Limits of the role again</source>
        <translation>Вернуть пределы роли</translation>
    </message>
    <message>
        <source>Per 24 hours</source>
        <translation>За сутки</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>За час</translation>
    </message>
    <message>
        <source>Rows carried out</source>
        <translation>Вынесенные строки</translation>
    </message>
    <message>
        <source>Rows carried out: what leaves as a file, on paper, by the clipboard. An empty field means no limit. Above “at once without consent” a superior must agree. Cards count once an hour; who sees phones in lists needs no card for them: permission “In lists”.</source>
        <translation>Вынесенные строки — всё, что уходит файлом, на бумагу или через буфер обмена. Пустое поле — без предела. Сверх «за раз без согласия» нужно согласие руководителя. Карточка считается один раз за час; кто видит телефоны в списках, тому карточки для них не нужны: право «В списках».</translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation>Сохранить пределы</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без предела</translation>
    </message>
    <message>
        <source>of the role</source>
        <translation>от роли</translation>
    </message>
    <message>
        <source>set by {who} on {when}</source>
        <translation>установил(а) {who}, {when}</translation>
    </message>
    <message>
        <source>the person&apos;s own</source>
        <translation>собственный</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Добавить фильтр</translation>
    </message>
    <message>
        <source>Change the selected rows…</source>
        <translation>Изменить выбранные строки…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Столбцы…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy rows with headings</source>
        <translation>Копировать строки с заголовками</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Передать…</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Скрыть этот столбец</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>Искать дальше назад</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Объединить…</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Здесь пока ничего нет.</translation>
    </message>
    <message>
        <source>Nothing matches the filter, as far as was looked: back to {moment}.</source>
        <translation>Под фильтр пока ничего не подошло: просмотрено назад до {moment}.</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Под фильтр ничего не подходит.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open: {name}</source>
        <translation>Открыть: {name}</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Reset the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Save as spreadsheet…</source>
        <translation>Сохранить как таблицу…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выбрать все</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Упорядочить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>ListFile</name>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Книги Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Made {moment} by {author}</source>
        <translation>Составлено {moment}, {author}</translation>
    </message>
    <message>
        <source>Only the rows that your rights let you export.</source>
        <translation>Только строки, которые ваши права позволяют выгрузить.</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>Разбор строк…</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>Сохранить как таблицу</translation>
    </message>
    <message>
        <source>Saved: {name}. Rows: {count}.</source>
        <translation>Сохранено: {name}. Строк: {count}.</translation>
    </message>
    <message>
        <source>Text with separators (*.csv)</source>
        <translation>Текст с разделителями (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}.
Perhaps it is open in another program.</source>
        <translation>Файл не удалось записать: {reason}.
Возможно, он открыт в другой программе.</translation>
    </message>
    <message>
        <source>There are more rows than an Excel sheet can hold. Save as CSV.</source>
        <translation>Строк больше, чем вмещает лист Excel. Сохраните как CSV.</translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Click to sort</source>
        <translation>Щёлкните, чтобы упорядочить</translation>
    </message>
    <message>
        <source>No order by this column</source>
        <translation>По этому столбцу порядка нет</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>Only certain rows are shown.</source>
        <translation>Показаны только отобранные строки.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>&amp;Another</source>
        <translation>&amp;Другой</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Log-in</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>Another log-in</source>
        <translation>Другой логин</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>First &amp;password</source>
        <translation>Первый &amp;пароль</translation>
    </message>
    <message>
        <source>Make a log-in</source>
        <translation>Завести логин</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>Open sessions of this person end now.</source>
        <translation>Открытые сеансы этого сотрудника завершатся сразу.</translation>
    </message>
    <message>
        <source>Tell the person the first password; it has to be changed at the first sign-in.</source>
        <translation>Сообщите сотруднику первый пароль; при первом входе его нужно сменить.</translation>
    </message>
    <message>
        <source>The base keeps a password only together with the log-in, so another log-in needs a new first password. Open sessions of this person end now; the history keeps the old log-in for what was done under it.</source>
        <translation>База хранит пароль только вместе с логином, поэтому другому логину нужен новый первый пароль. Открытые сеансы сотрудника завершатся сразу; в истории у прежних действий останется прежний логин.</translation>
    </message>
    <message>
        <source>This base is a file on this computer and asks nobody for a password; the log-in only says who works.</source>
        <translation>Эта база — файл на этом компьютере, паролей она не спрашивает; логин лишь говорит, кто работает.</translation>
    </message>
    <message>
        <source>Write the new log-in.</source>
        <translation>Напишите новый логин.</translation>
    </message>
</context>
<context>
    <name>LoginRules</name>
    <message>
        <source>A log-in begins with a letter.</source>
        <translation>Логин начинается с буквы.</translation>
    </message>
    <message>
        <source>A log-in has at most 31 characters.</source>
        <translation>Логин не длиннее 31 знака.</translation>
    </message>
    <message>
        <source>A log-in is of Latin letters, digits and _: “{sign}” cannot be in it.</source>
        <translation>Логин состоит из латинских букв, цифр и _; знак «{sign}» в нём недопустим.</translation>
    </message>
    <message>
        <source>A log-in is of Latin letters, digits and _; the letter “{sign}” is not Latin.</source>
        <translation>Логин состоит из латинских букв, цифр и _; буква «{sign}» — не латинская.</translation>
    </message>
    <message>
        <source>At least {length} characters, please.</source>
        <translation>Нужно не меньше {length} знаков.</translation>
    </message>
    <message>
        <source>At most 128 characters, please.</source>
        <translation>Нужно не больше 128 знаков.</translation>
    </message>
    <message>
        <source>Somebody has this log-in already. Choose another.</source>
        <translation>Такой логин уже занят. Выберите другой.</translation>
    </message>
    <message>
        <source>The password must not be the log-in.</source>
        <translation>Пароль не должен совпадать с логином.</translation>
    </message>
    <message>
        <source>This is guessed too easily. Take several words, or more and other signs.</source>
        <translation>Такой пароль слишком легко угадать. Возьмите несколько слов или добавьте разных знаков.</translation>
    </message>
    <message>
        <source>This is the password you have. Choose another.</source>
        <translation>Это ваш нынешний пароль. Выберите другой.</translation>
    </message>
    <message>
        <source>This log-in belongs to the base itself. Choose another.</source>
        <translation>Этот логин принадлежит самой базе. Выберите другой.</translation>
    </message>
    <message>
        <source>Write a log-in.</source>
        <translation>Напишите логин.</translation>
    </message>
</context>
<context>
    <name>Logins</name>
    <message>
        <source>Wrong passwords typed in this program before the sign-in. Tries of other programs stand nowhere: no Firebird server records them.</source>
        <translation>Неверные пароли, набранные в этой программе перед входом. Попытки других программ не видны нигде: сервер Firebird их не записывает.</translation>
    </message>
</context>
<context>
    <name>LoginsPage</name>
    <message>
        <source>At work now</source>
        <translation>Сейчас в базе</translation>
    </message>
    <message>
        <source>Log-ins</source>
        <translation>Логины</translation>
    </message>
    <message>
        <source>Past log-ins</source>
        <translation>Прошлые входы</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n wrong password(s) typed on this computer for your log-in before this sign-in.</source>
        <translation>
            <numerusform>Перед этим входом для вашего логина на этом компьютере %n раз ввели неверный пароль.</numerusform>
            <numerusform>Перед этим входом для вашего логина на этом компьютере %n раза ввели неверный пароль.</numerusform>
            <numerusform>Перед этим входом для вашего логина на этом компьютере %n раз ввели неверный пароль.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Client base</source>
        <translation>&amp;Клиентская база</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>&amp;Работа</translation>
    </message>
    <message>
        <source>A report, an import or a backup is still under way. Stop it and change the language?</source>
        <translation>Ещё строится отчёт, идёт импорт или резервное копирование. Прервать и сменить язык?</translation>
    </message>
    <message>
        <source>About Paddock CRM</source>
        <translation>О программе Paddock CRM</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a row to this list (Ins)</source>
        <translation>Добавить строку в этот список (Ins)</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>Сменить мой пароль…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>Закрыть страницу</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Увольнение</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>F&amp;irm</source>
        <translation>Фир&amp;ма</translation>
    </message>
    <message>
        <source>Find a client or person</source>
        <translation>Найти клиента или человека</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Import a spreadsheet…</source>
        <translation>Импорт таблицы…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Светлое или тёмное</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Заблокировать окно</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>My tokens…</source>
        <translation>Мои токены…</translation>
    </message>
    <message>
        <source>New in this list</source>
        <translation>Новая запись в этом списке</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Note a call</source>
        <translation>Записать звонок</translation>
    </message>
    <message>
        <source>Open another base…</source>
        <translation>Открыть другую базу…</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>Быстрая запись</translation>
    </message>
    <message>
        <source>Quick entry (Ctrl+J)</source>
        <translation>Быстрая запись (Ctrl+J)</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Прервать</translation>
    </message>
</context>
<context>
    <name>MassDialog</name>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Поле</translation>
    </message>
    <message>
        <source>&amp;New value</source>
        <translation>&amp;Новое значение</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change many rows</source>
        <translation>Изменить сразу много строк</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Rows to change: {n}</source>
        <translation>Будет изменено строк: {n}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>NOTBA</source>
        <comment>letters of None, Own, Department (T), Branch, All; in this order</comment>
        <translation>НСОФВ</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Права доступа</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Места работы</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Choose the values that stay (Space). Everything that belongs to the others moves to the record that stays; phones and jobs that both have are not doubled.</source>
        <translation>Выберите значения, которые останутся (пробел). Всё, что относится к другим записям, перейдёт к остающейся; одинаковые телефоны и места работы не удвоятся.</translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation>Объединение записей</translation>
    </message>
    <message>
        <source>Merge them</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>No. {id}, made {day}</source>
        <translation>№ {id}, создана {day}</translation>
    </message>
    <message>
        <source>Phones and addresses</source>
        <translation>Телефоны и адреса</translation>
    </message>
    <message>
        <source>Record that stays</source>
        <translation>Остаётся запись</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>есть фото</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Скопировать подробности</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Keep this set of parameters</source>
        <translation>Сохранить набор параметров</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>Сохранить фильтр</translation>
    </message>
</context>
<context>
    <name>NewPage</name>
    <message>
        <source>&amp;Dictionaries in</source>
        <translation>Язык &amp;справочников</translation>
    </message>
    <message>
        <source>&amp;Firm</source>
        <translation>&amp;Компания</translation>
    </message>
    <message>
        <source>A new base on this computer</source>
        <translation>Новая база на этом компьютере</translation>
    </message>
    <message>
        <source>Bases ({kinds})</source>
        <translation>Базы ({kinds})</translation>
    </message>
    <message>
        <source>Choose the file of the base.</source>
        <translation>Выберите файл базы.</translation>
    </message>
    <message>
        <source>Fil&amp;e</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>Where to put the base</source>
        <translation>Где будет база</translation>
    </message>
    <message>
        <source>Write the name of the firm.</source>
        <translation>Напишите название компании.</translation>
    </message>
    <message>
        <source>Write your log-in.</source>
        <translation>Напишите ваш логин.</translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation>Напишите ваше имя.</translation>
    </message>
    <message>
        <source>You will be its administrator. Later the same file can be put on a server for colleagues.</source>
        <translation>Вы будете её администратором. Позже этот же файл можно поставить на сервер для коллег.</translation>
    </message>
    <message>
        <source>Your &amp;log-in</source>
        <translation>Ваш &amp;логин</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ваше &amp;имя</translation>
    </message>
</context>
<context>
    <name>NowTab</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n сеанс</numerusform>
            <numerusform>%n сеанса</numerusform>
            <numerusform>%n сеансов</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;End the session</source>
        <translation>&amp;Завершить сеанс</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Обновить</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Завершить сеанс</translation>
    </message>
    <message>
        <source>End this session of {name}? What was typed there and not saved is kept as a draft on that computer. The person may sign in again; to prevent that, block the log-in.</source>
        <translation>Завершить этот сеанс ({name})? Введённое и не сохранённое останется черновиком на том компьютере. Сотрудник может войти снова; чтобы не мог, заблокируйте вход.</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Простой</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Открытые сеансы</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Says of itself</source>
        <translation>Сообщает о себе</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>{name} (this session)</source>
        <translation>{name} (этот сеанс)</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Книги Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Готовятся страницы…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Документы PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Printed pages: {count}.</source>
        <translation>Напечатано страниц: {count}.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Идёт печать…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сохранено: {name}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>Text with separators (*.csv)</source>
        <translation>Текст с разделителями (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}.
Perhaps it is open in another program.</source>
        <translation>Не удалось записать файл: {reason}.
Возможно, он открыт в другой программе.</translation>
    </message>
    <message>
        <source>There are more rows than an Excel sheet can hold. Save as CSV.</source>
        <translation>Строк больше, чем вмещает лист Excel. Сохраните как CSV.</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>Записывается {name}…</translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Новый пароль</translation>
    </message>
    <message>
        <source>&amp;Old password</source>
        <translation>&amp;Прежний пароль</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>По&amp;казывать ввод</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s); several words are good.</source>
        <translation>
            <numerusform>Не меньше %n знака; хороши несколько слов.</numerusform>
            <numerusform>Не меньше %n знаков; хороши несколько слов.</numerusform>
            <numerusform>Не меньше %n знаков; хороши несколько слов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Сменить пароль</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>Новый пароль &amp;ещё раз</translation>
    </message>
    <message>
        <source>The old password is wrong. Check the keyboard layout and Caps Lock.</source>
        <translation>Прежний пароль неверен. Проверьте раскладку и Caps Lock.</translation>
    </message>
    <message>
        <source>The two new ones differ. Type the new password again.</source>
        <translation>Новые пароли различаются. Введите новый ещё раз.</translation>
    </message>
    <message>
        <source>Type the password you have now.</source>
        <translation>Введите нынешний пароль.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Ваш пароль</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>О&amp;бзор…</translation>
    </message>
</context>
<context>
    <name>PastTab</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Past log-ins</source>
        <translation>Прошлые входы</translation>
    </message>
    <message>
        <source>Says of itself</source>
        <translation>Сообщает о себе</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Wh&amp;ose</source>
        <translation>&amp;Чьи</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чьи</translation>
    </message>
    <message>
        <source>Wrong tries</source>
        <translation>Ошибок пароля</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message numerus="yes">
        <source>%n session(s) ended.</source>
        <translation>
            <numerusform>Завершён %n сеанс.</numerusform>
            <numerusform>Завершено %n сеанса.</numerusform>
            <numerusform>Завершено %n сеансов.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>За&amp;блокировать</translation>
    </message>
    <message>
        <source>&amp;Departure…</source>
        <translation>&amp;Увольнение…</translation>
    </message>
    <message>
        <source>&amp;Tokens…</source>
        <translation>&amp;Токены…</translation>
    </message>
    <message>
        <source>&amp;Unblock</source>
        <translation>&amp;Разблокировать</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Another &amp;log-in…</source>
        <translation>Другой &amp;логин…</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Block {name}? Open sessions end within seconds; what was typed there and not saved is kept as a draft on that computer.</source>
        <translation>Заблокировать вход ({name})? Открытые сеансы завершатся за секунды; введённое и не сохранённое останется черновиком на том компьютере.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Последний вход</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Make a &amp;log-in…</source>
        <translation>Завести &amp;логин…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name or log-in</source>
        <translation>Имя или логин</translation>
    </message>
    <message>
        <source>New &amp;password…</source>
        <translation>Новый &amp;пароль…</translation>
    </message>
    <message>
        <source>Password set</source>
        <translation>Пароль задан</translation>
    </message>
    <message>
        <source>People and log-ins</source>
        <translation>Сотрудники и логины</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>This base is a file on this computer: whoever can open the file gets in, and nobody is asked for a password. Under a server (paddock-admin share) everybody gets a password, made and blocked here.</source>
        <translation>Эта база — файл на этом компьютере: кто может открыть файл, тот и входит, паролей нет. На сервере (paddock-admin share) у каждого будет пароль; заводят и блокируют их здесь.</translation>
    </message>
    <message>
        <source>Wrong tries</source>
        <translation>Ошибок пароля</translation>
    </message>
    <message>
        <source>blocked since {when}</source>
        <translation>заблокирован с {when}</translation>
    </message>
    <message>
        <source>does not work here</source>
        <translation>не работает</translation>
    </message>
    <message>
        <source>may sign in</source>
        <translation>может войти</translation>
    </message>
    <message>
        <source>may sign in with a token</source>
        <translation>может входить с токеном</translation>
    </message>
    <message>
        <source>must change the password</source>
        <translation>должен сменить пароль</translation>
    </message>
    <message>
        <source>needs a token and has none</source>
        <translation>нужен токен, но его нет</translation>
    </message>
    <message>
        <source>no log-in</source>
        <translation>нет логина</translation>
    </message>
    <message>
        <source>no password yet</source>
        <translation>пароль не задан</translation>
    </message>
    <message>
        <source>{name} is blocked.</source>
        <translation>{name}: вход заблокирован.</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name}: вход разблокирован.</translation>
    </message>
    <message>
        <source>{name}: log-in {login}, first password {password}. It is shown only here and now.</source>
        <translation>{name}: логин {login}, первый пароль {password}. Он показан только здесь и сейчас.</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source> (compared with {days})</source>
        <translation> (в сравнении с {days})</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>За всё время</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>С … по …</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Последние 12 месяцев</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Последние 30 дней</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Прошлый месяц</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Прошлый квартал</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Прошлая неделя</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Прошлый год</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>Ближайшие 30 дней</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>Ближайшие 7 дней</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Без сравнения</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Этот квартал</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>With a year ago</source>
        <translation>С годом ранее</translation>
    </message>
    <message>
        <source>With the period before</source>
        <translation>С прошлым периодом</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>с {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>по {day}</translation>
    </message>
</context>
<context>
    <name>PeriodEditor</name>
    <message>
        <source>{name}: comparison</source>
        <translation>{name}: сравнение</translation>
    </message>
    <message>
        <source>{name}: first day</source>
        <translation>{name}: первый день</translation>
    </message>
    <message>
        <source>{name}: last day</source>
        <translation>{name}: последний день</translation>
    </message>
</context>
<context>
    <name>PeriodPopup</name>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Last days (-7: next 7)</source>
        <translation>Последние дни (-7: ближайшие 7)</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
</context>
<context>
    <name>Permission</name>
    <message>
        <source>Add</source>
        <translation>Добавлять</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменять</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Contact persons</source>
        <translation>Контактные лица</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалять</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгружать</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>В списках</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Свои</translation>
    </message>
    <message>
        <source>Permissions of others</source>
        <translation>Права других</translation>
    </message>
    <message>
        <source>Phones and addresses</source>
        <translation>Телефоны и адреса</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печатать</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Передавать</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Видеть</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
</context>
<context>
    <name>PermissionsPage</name>
    <message>
        <source>&amp;Scope</source>
        <translation>&amp;Охват</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;До</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Letters in a cell: {letters}. Bold: a rule of the person alone. …: until a moment. Grey: not yours to switch.</source>
        <translation>Буквы в ячейке: {letters}. Жирным: правило самого сотрудника. …: до срока. Серым: не вам переключать.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>&amp;Примечание</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Права доступа</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Roles and people</source>
        <translation>Роли и сотрудники</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Переключить</translation>
    </message>
    <message>
        <source>Take back the last switch</source>
        <translation>Отменить последнее переключение</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>You cannot give this: it is not yours to switch, or reaches further than your own right.</source>
        <translation>Это право дать нельзя: переключать его не вам, или оно шире вашего собственного.</translation>
    </message>
    <message>
        <source>no rule opens it.</source>
        <translation>ни одно правило этого не открывает.</translation>
    </message>
    <message>
        <source>note: “{text}”</source>
        <translation>примечание: «{text}»</translation>
    </message>
    <message>
        <source>rule of the role</source>
        <translation>правило роли</translation>
    </message>
    <message>
        <source>set by {who} on {when}</source>
        <translation>установил(а) {who}, {when}</translation>
    </message>
    <message>
        <source>the person&apos;s own rule</source>
        <translation>правило самого сотрудника</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>до {when}</translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>New person: name</source>
        <translation>Новый человек: имя</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message>
        <source>not a known number</source>
        <translation>такого номера нет</translation>
    </message>
</context>
<context>
    <name>PhotoField</name>
    <message>
        <source>Choose a picture</source>
        <translation>Выбор картинки</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Picture: click to choose, Ctrl+V to paste, Del to remove</source>
        <translation>Фото: щелчок — выбрать, Ctrl+V — вставить, Del — убрать</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Картинки ({kinds})</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>PickPopup</name>
    <message>
        <source>Part of the name</source>
        <translation>Часть названия</translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Another language is shown from the next start on.</source>
        <translation>Другой язык появится со следующего запуска.</translation>
    </message>
    <message>
        <source>Me, on any computer</source>
        <translation>Я, на любом компьютере</translation>
    </message>
    <message>
        <source>Only an administrator changes these.</source>
        <translation>Меняет только администратор.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>The firm</source>
        <translation>Компания</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source> of {pages}</source>
        <translation> из {pages}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Страница целиком</translation>
    </message>
    <message>
        <source>Width of the window</source>
        <translation>По ширине окна</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Paddock CRM {version}
A client base that belongs to the company.</source>
        <translation>Paddock CRM {version}
Клиентская база, которая принадлежит компании.</translation>
    </message>
    <message>
        <source>The restored base is in its place now. The one before is kept: {path}</source>
        <translation>Восстановленная база теперь на своём месте. Прежняя сохранена: {path}</translation>
    </message>
    <message>
        <source>This base is a file on this computer and asks nobody for a password. Whoever may open the file gets in; guard the file.</source>
        <translation>Эта база — файл на этом компьютере, паролей она не спрашивает. Кто может открыть файл, тот и входит; берегите файл.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Ваш пароль сменён.</translation>
    </message>
    <message>
        <source>Your password was set by another person, or it is too old. Choose one that only you know; then the base opens.</source>
        <translation>Ваш пароль задан другим человеком или устарел. Задайте свой, известный только вам, и база откроется.</translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source>Choose the client first.</source>
        <translation>Сначала выберите клиента.</translation>
    </message>
    <message>
        <source>Choose the person from the list (F4), or leave the box empty.</source>
        <translation>Выберите человека из списка (F4) или оставьте поле пустым.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Отказаться</translation>
    </message>
    <message>
        <source>Give up what you have written?</source>
        <translation>Отказаться от написанного?</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Сохранить ещё раз</translation>
    </message>
    <message>
        <source>The line broke while saving. The text is kept; the program finds out whether it had arrived.</source>
        <translation>Связь прервалась во время сохранения. Текст цел; программа узнаёт, дошёл ли он.</translation>
    </message>
    <message>
        <source>The line is back. The save had not arrived; press Enter to save again.</source>
        <translation>Связь восстановлена. Запись не дошла; нажмите Enter, чтобы сохранить ещё раз.</translation>
    </message>
    <message>
        <source>When is the next step to be done?</source>
        <translation>Когда нужно сделать следующий шаг?</translation>
    </message>
    <message>
        <source>Write what was said.</source>
        <translation>Напишите, о чём говорили.</translation>
    </message>
</context>
<context>
    <name>QuickForm</name>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Enter saves, Shift+Enter begins a new line, Esc closes</source>
        <translation>Enter сохраняет, Shift+Enter начинает строку, Esc закрывает</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>Сохранить (Enter)</translation>
    </message>
    <message>
        <source>The client called or wrote to us</source>
        <translation>Клиент позвонил или написал нам</translation>
    </message>
    <message>
        <source>This person belongs to no client yet. Choose the client.</source>
        <translation>Этот человек пока не связан с клиентом. Выберите клиента.</translation>
    </message>
    <message>
        <source>What is to be done next</source>
        <translation>Что нужно сделать дальше</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>О чём говорили</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>tomorrow 10, +3, Fri</source>
        <translation>завтра 10, +3, пт</translation>
    </message>
</context>
<context>
    <name>RefField</name>
    <message>
        <source>New: “{name}”</source>
        <translation>Новый: «{name}»</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Open (Ctrl+Enter)</source>
        <translation>Открыть (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Show the list (F4)</source>
        <translation>Показать список (F4)</translation>
    </message>
</context>
<context>
    <name>ReminderRow</name>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>In 10 minutes</source>
        <translation>Через 10 минут</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>Через час</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Видел</translation>
    </message>
    <message>
        <source>Seen: do not remind again</source>
        <translation>Видел: больше не напоминать</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Завтра утром</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>About</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>Об отчёте</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адресов</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Answer first: {names}.</source>
        <translation>Сначала заполните: {names}.</translation>
    </message>
    <message>
        <source>Archived clients too</source>
        <translation>И архивные клиенты</translation>
    </message>
    <message>
        <source>As a file</source>
        <translation>Файлом</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Аудит</translation>
    </message>
    <message>
        <source>Became active</source>
        <translation>Стал действующим</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Ранее</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>Дни рождения</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Филиал</translation>
    </message>
    <message>
        <source>By mail</source>
        <translation>Почтой</translation>
    </message>
    <message>
        <source>By the clipboard</source>
        <translation>Через буфер обмена</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Звонки</translation>
    </message>
    <message>
        <source>Calls, meetings, letters and messages of every employee, and with how many clients.</source>
        <translation>Звонки, встречи, письма и сообщения каждого сотрудника и со сколькими клиентами.</translation>
    </message>
    <message>
        <source>Cards of clients opened with phones and addresses: by whom, and whose clients they are.</source>
        <translation>Открытые карточки клиентов с телефонами и адресами: кто открывал и чьи это клиенты.</translation>
    </message>
    <message>
        <source>Cards opened</source>
        <translation>Открыто карточек</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменять</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Диаграмма</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Класс</translation>
    </message>
    <message>
        <source>Classifiers</source>
        <translation>Классификаторы</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Client base</source>
        <translation>Клиентская база</translation>
    </message>
    <message>
        <source>Client passport</source>
        <translation>Паспорт клиента</translation>
    </message>
    <message>
        <source>Client register by manager</source>
        <translation>Реестр клиентов по менеджерам</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Clients by region and city</source>
        <translation>Клиенты по регионам и городам</translation>
    </message>
    <message>
        <source>Clients by source</source>
        <translation>Клиенты по источникам</translation>
    </message>
    <message>
        <source>Clients for whom no open task is planned, the longest without a contact first.</source>
        <translation>Клиенты без открытых задач; сначала те, с кем дольше всего не общались.</translation>
    </message>
    <message>
        <source>Clients nobody has spoken to for a number of days, the most forgotten first.</source>
        <translation>Клиенты, с которыми не общались заданное число дней; самые забытые — первыми.</translation>
    </message>
    <message>
        <source>Clients of others only</source>
        <translation>Только чужие клиенты</translation>
    </message>
    <message>
        <source>Clients stuck at the first contact</source>
        <translation>Застрявшие на первом контакте</translation>
    </message>
    <message>
        <source>Clients who may be the same: the same phone, e-mail or tax number, or names that are alike.</source>
        <translation>Клиенты, которые могут быть одним и тем же: общий телефон, почта или ИНН либо похожие названия.</translation>
    </message>
    <message>
        <source>Clients who were spoken to once, never again, and have no step planned.</source>
        <translation>Клиенты, с которыми пообщались один раз и больше не возвращались; следующий шаг не назначен.</translation>
    </message>
    <message>
        <source>Clients without a next step</source>
        <translation>Клиенты без следующего шага</translation>
    </message>
    <message>
        <source>Clients without activity</source>
        <translation>Клиенты без активности</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Compare names</source>
        <translation>Сравнивать названия</translation>
    </message>
    <message>
        <source>Computer, as it says</source>
        <translation>Компьютер (с его слов)</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Контактное лицо</translation>
    </message>
    <message>
        <source>Contact persons</source>
        <translation>Контактных лиц</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>С контактом</translation>
    </message>
    <message>
        <source>Contacted within days</source>
        <translation>Контакт за последние дни</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Contacts within</source>
        <translation>Контакты за период</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Контроль</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>Качество данных</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Дней</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>Дней просрочки</translation>
    </message>
    <message>
        <source>Days overdue, at least</source>
        <translation>Дней просрочки, не менее</translation>
    </message>
    <message>
        <source>Days since contact</source>
        <translation>Дней без контакта</translation>
    </message>
    <message>
        <source>Days since the first contact, at least</source>
        <translation>Дней с первого контакта, не менее</translation>
    </message>
    <message>
        <source>Days without a contact, at least</source>
        <translation>Дней без контакта, не менее</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Deletion not allowed</source>
        <translation>Удаление не разрешено</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Заведён</translation>
    </message>
    <message>
        <source>Entered within</source>
        <translation>Заведены за период</translation>
    </message>
    <message>
        <source>Every client has a next step.</source>
        <translation>У каждого клиента есть следующий шаг.</translation>
    </message>
    <message>
        <source>Every client was spoken to within this time.</source>
        <translation>За это время общались со всеми клиентами.</translation>
    </message>
    <message>
        <source>Everything about one client on a card: requisites, persons, channels and the latest events.</source>
        <translation>Всё об одном клиенте на карточке: реквизиты, люди, связь и последние события.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгружать</translation>
    </message>
    <message>
        <source>Exports and prints by person</source>
        <translation>Вынос и печать по сотрудникам</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>File of a card</source>
        <translation>Файл карточки</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>Первый контакт</translation>
    </message>
    <message>
        <source>For each person and block of information, how far each right reaches today.</source>
        <translation>Для каждого сотрудника и блока сведений — как далеко сегодня простирается каждое право.</translation>
    </message>
    <message>
        <source>From a new address</source>
        <translation>С нового адреса</translation>
    </message>
    <message>
        <source>From new addresses</source>
        <translation>С новых адресов</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Постановщик</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Группировать по</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Группировка</translation>
    </message>
    <message>
        <source>Growth of the base by month</source>
        <translation>Прирост базы по месяцам</translation>
    </message>
    <message>
        <source>Handing over not allowed</source>
        <translation>Передача не разрешена</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Охват</translation>
    </message>
    <message>
        <source>How many clients there are in each place, how many are active and were contacted lately.</source>
        <translation>Сколько клиентов в каждом месте, сколько из них действующих и с кем недавно общались.</translation>
    </message>
    <message>
        <source>How many clients were entered, became active and were lost, month by month.</source>
        <translation>Сколько клиентов заведено, стало действующими и потеряно по месяцам.</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>В списках</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Входящее</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Взаимодействия</translation>
    </message>
    <message>
        <source>Interactions by employee and kind</source>
        <translation>Взаимодействия по сотрудникам и видам</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Пометка</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Последний контакт</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Последний результат</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Последний раз</translation>
    </message>
    <message>
        <source>Latest events</source>
        <translation>Последние события</translation>
    </message>
    <message>
        <source>Latest events, at most</source>
        <translation>Последних событий, не более</translation>
    </message>
    <message>
        <source>Left the firm</source>
        <translation>Уволен</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Юридическое название</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Log-ins</source>
        <translation>Входы</translation>
    </message>
    <message>
        <source>Log-ins and refusals</source>
        <translation>Входы и отказы</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Потерян</translation>
    </message>
    <message>
        <source>Lost clients</source>
        <translation>Потеряны</translation>
    </message>
    <message>
        <source>Lost clients too</source>
        <translation>И потерянные клиенты</translation>
    </message>
    <message>
        <source>Made {moment} by {author}</source>
        <translation>Составлено {moment}, {author}</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Встреча</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Встречи</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Мессенджер</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Минут</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Месяц</translation>
    </message>
    <message>
        <source>More rights than the own</source>
        <translation>Прав больше собственных</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>Больше всего за раз</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name alike, %</source>
        <translation>Сходство названия, %</translation>
    </message>
    <message>
        <source>Names alike by per cent, at least</source>
        <translation>Сходство названий, % не менее</translation>
    </message>
    <message>
        <source>Net growth</source>
        <translation>Чистый прирост</translation>
    </message>
    <message>
        <source>Never contacted ones too (days since entry)</source>
        <translation>И без единого контакта (дни с заведения)</translation>
    </message>
    <message>
        <source>Newly active</source>
        <translation>Стали действующими</translation>
    </message>
    <message>
        <source>Newly entered</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>No client is stuck at the first contact.</source>
        <translation>Застрявших на первом контакте нет.</translation>
    </message>
    <message>
        <source>No grouping</source>
        <translation>Без группировки</translation>
    </message>
    <message>
        <source>No probable duplicates were found.</source>
        <translation>Вероятных дубликатов не найдено.</translation>
    </message>
    <message>
        <source>No task is overdue.</source>
        <translation>Просроченных задач нет.</translation>
    </message>
    <message>
        <source>Nobody has a birthday in this period.</source>
        <translation>В этом периоде дней рождения нет.</translation>
    </message>
    <message>
        <source>Nobody opened a card.</source>
        <translation>Карточек никто не открывал.</translation>
    </message>
    <message>
        <source>Nobody signed in, and nothing was refused.</source>
        <translation>Никто не входил, отказов не было.</translation>
    </message>
    <message>
        <source>Not among the staff</source>
        <translation>Не из сотрудников</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Не указано</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Nothing found for these parameters.</source>
        <translation>По этим параметрам ничего не найдено.</translation>
    </message>
    <message>
        <source>Nothing left the program.</source>
        <translation>Из программы ничего не вышло.</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>Количество строк</translation>
    </message>
    <message>
        <source>Of them active</source>
        <translation>Из них действующих</translation>
    </message>
    <message>
        <source>On paper or as PDF</source>
        <translation>На бумагу или в PDF</translation>
    </message>
    <message>
        <source>Only the first {count} rows are shown.</source>
        <translation>Показаны только первые строки: {count}.</translation>
    </message>
    <message>
        <source>Only where the person has rules of the own</source>
        <translation>Только у кого есть личные правила</translation>
    </message>
    <message>
        <source>Open tasks whose time has passed, the oldest first.</source>
        <translation>Открытые задачи, срок которых прошёл; самые давние — первыми.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Прочие</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Исходящее</translation>
    </message>
    <message>
        <source>Overdue tasks</source>
        <translation>Просроченные задачи</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Свои</translation>
    </message>
    <message>
        <source>Own rights</source>
        <translation>Собственные права</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>Личных правил</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страница {page} из {pages}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Permissions of others</source>
        <translation>Права других</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Phones and addresses</source>
        <translation>Телефоны и адреса</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печатать</translation>
    </message>
    <message>
        <source>Private person</source>
        <translation>Физическое лицо</translation>
    </message>
    <message>
        <source>Probable duplicates of clients</source>
        <translation>Вероятные дубликаты клиентов</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>Передавать</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Отказы</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>Registration code</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Requisites</source>
        <translation>Реквизиты</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Право</translation>
    </message>
    <message>
        <source>Rights matrix by person</source>
        <translation>Матрица прав по сотрудникам</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Rows behind</source>
        <translation>Строки за показателем</translation>
    </message>
    <message>
        <source>Rows in all</source>
        <translation>Строк всего</translation>
    </message>
    <message>
        <source>Rows of others</source>
        <translation>Чужие записи</translation>
    </message>
    <message>
        <source>Rows: {count}</source>
        <translation>Строк: {count}</translation>
    </message>
    <message>
        <source>Rule of</source>
        <translation>Правило</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правил</translation>
    </message>
    <message>
        <source>Same phone or e-mail</source>
        <translation>Тот же телефон или почта</translation>
    </message>
    <message>
        <source>Same tax number</source>
        <translation>Тот же ИНН</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Видеть</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Кто задал</translation>
    </message>
    <message>
        <source>Set of duplicates</source>
        <translation>Группа дубликатов</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Доля</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Step not allowed</source>
        <translation>Действие не разрешено</translation>
    </message>
    <message>
        <source>Step of administrators</source>
        <translation>Действие администратора</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Task, done</source>
        <translation>Задача, выполнена</translation>
    </message>
    <message>
        <source>Task, open</source>
        <translation>Задача, открыта</translation>
    </message>
    <message>
        <source>Task, withdrawn</source>
        <translation>Задача, снята</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>The first day is later than the last one.</source>
        <translation>Первый день позже последнего.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Итого</translation>
    </message>
    <message>
        <source>Total: {name}</source>
        <translation>Итого: {name}</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Итоги</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Отрасль</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>What left the program, by whom and how; what was refused stands among the refusals.</source>
        <translation>Что вышло из программы, через кого и как; отказы — в отчёте о входах и отказах.</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>О чём говорили</translation>
    </message>
    <message>
        <source>What, and what was asked</source>
        <translation>Что и с каким отбором</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where clients come from, and how many of them are active.</source>
        <translation>Откуда приходят клиенты и сколько из них действующих.</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Кто смотрел</translation>
    </message>
    <message>
        <source>Who looked at whose clients</source>
        <translation>Кто смотрел чьих клиентов</translation>
    </message>
    <message>
        <source>Who looks after which clients, how often they are spoken to and what comes next.</source>
        <translation>Кто ведёт каких клиентов, как часто с ними общаются и что дальше.</translation>
    </message>
    <message>
        <source>Who signed in, how often, from how many addresses, and what the base refused.</source>
        <translation>Кто входил, как часто, со скольких адресов и в чём база отказала.</translation>
    </message>
    <message>
        <source>Whom to congratulate in the coming days: persons, and clients who are persons.</source>
        <translation>Кого поздравить в ближайшие дни: контактные лица и клиенты — физические лица.</translation>
    </message>
    <message>
        <source>With a planned step too</source>
        <translation>И с назначенным шагом</translation>
    </message>
    <message>
        <source>Without direction</source>
        <translation>Без направления</translation>
    </message>
    <message>
        <source>Work of the staff</source>
        <translation>Работа сотрудников</translation>
    </message>
    <message>
        <source>Wrong passwords before</source>
        <translation>Неверные пароли до входа</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Лет</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>не работает</translation>
    </message>
    <message>
        <source>main</source>
        <translation>основной</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>личное</translation>
    </message>
    <message>
        <source>the role</source>
        <translation>роли</translation>
    </message>
    <message>
        <source>{name} (continued)</source>
        <translation>{name} (продолжение)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Asking for the rows…</source>
        <translation>Запрашиваются строки…</translation>
    </message>
    <message>
        <source>Building the report…</source>
        <translation>Отчёт строится…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
</context>
<context>
    <name>RestoreWizard</name>
    <message>
        <source>&amp;Alias at the server</source>
        <translation>П&amp;севдоним на сервере</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Backup file</source>
        <translation>&amp;Файл копии</translation>
    </message>
    <message>
        <source>&amp;Copy these words</source>
        <translation>&amp;Копировать этот текст</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>Файл &amp;ключа</translation>
    </message>
    <message>
        <source>&amp;New base file</source>
        <translation>&amp;Новый файл базы</translation>
    </message>
    <message>
        <source>&amp;Pass phrase</source>
        <translation>&amp;Парольная фраза</translation>
    </message>
    <message>
        <source>&amp;Put it in the place of this base…</source>
        <translation>&amp;Поставить на место этой базы…</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Восстановить</translation>
    </message>
    <message>
        <source>1 of 3: which backup</source>
        <translation>1 из 3: какая копия</translation>
    </message>
    <message>
        <source>2 of 3: what it holds, and where to</source>
        <translation>2 из 3: что в ней и куда</translation>
    </message>
    <message>
        <source>3 of 3: made and compared</source>
        <translation>3 из 3: создана и сравнена</translation>
    </message>
    <message>
        <source>A new file is made and compared. The base that is open stays as it is; at the end you may put the new one in its place.</source>
        <translation>Создаётся новый файл и сравнивается. Открытая база остаётся как есть; в конце новую можно поставить на её место.</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Файл копии</translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation>Копии (*{suffix})</translation>
    </message>
    <message>
        <source>Bases (*.fdb)</source>
        <translation>Базы (*.fdb)</translation>
    </message>
    <message>
        <source>Check the &amp;file</source>
        <translation>П&amp;роверить файл</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Файл проверяется…</translation>
    </message>
    <message>
        <source>Choose the files first.</source>
        <translation>Сначала выберите файлы.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Файл ключа</translation>
    </message>
    <message>
        <source>New base file</source>
        <translation>Новый файл базы</translation>
    </message>
    <message>
        <source>Pass&amp;word of PADDOCK_OWNER</source>
        <translation>Пароль PADDOCK_&amp;OWNER</translation>
    </message>
    <message>
        <source>Put it in place</source>
        <translation>Поставить на место</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановить копию</translation>
    </message>
    <message>
        <source>Restoring and comparing… You can work on in the other window meanwhile.</source>
        <translation>Восстанавливается и сравнивается… Тем временем в другом окне можно работать.</translation>
    </message>
    <message>
        <source>Say first where to.</source>
        <translation>Сначала укажите куда.</translation>
    </message>
    <message>
        <source>The base goes to the server over its port into the file of this alias, which must not be there yet, and is compared. The base that people work at stays as it is. How an administrator of the server adds the alias stands in the manual (F1).</source>
        <translation>База уходит на сервер через его порт в файл этого псевдонима, которого ещё не должно быть, и сравнивается. База, в которой работают люди, остаётся как есть. Как администратор сервера добавляет псевдоним, написано в руководстве (F1).</translation>
    </message>
    <message>
        <source>The whole file is checked before anything is made: a changed byte or a wrong pass phrase is refused.</source>
        <translation>Сначала проверяется весь файл: изменённый байт или неверная парольная фраза не пройдут.</translation>
    </message>
    <message>
        <source>This base is closed, kept beside under another name, and the restored one takes its place. What was changed since {day} is only in the kept one then.</source>
        <translation>Эта база закрывается и остаётся рядом под другим именем, а восстановленная встаёт на её место. Изменённое после {day} будет только в отложенной.</translation>
    </message>
    <message>
        <source>Whole. Made {day} of {base}: {rows} rows, {size}.
{told}.</source>
        <translation>Цела. Сделана {day} с базы {base}: строк {rows}, {size}.
{told}.</translation>
    </message>
    <message>
        <source>{place} is made of the backup of {day} and compared with it: {rows} rows. The base that is open is as it was.

1. Look whether it is what you want: File, Open another base.
2. What was changed since {day} is not in it. Put it in the place of this base only then: the base of now is kept beside it.</source>
        <translation>{place}: создана из копии от {day} и сравнена с ней, строк {rows}. Открытая база осталась как была.

1. Посмотрите, та ли это база: Файл, Открыть другую базу.
2. Изменённого после {day} в ней нет. Только потом ставьте её на место этой: нынешняя сохранится рядом.</translation>
    </message>
    <message>
        <source>{place} is made of the backup of {day} and compared with it: {rows} rows. The base that people work at is as it was.

1. Look whether it is what you want: File, Open another base, A server, {place}, with today&apos;s log-ins and passwords.
2. What was changed since {day} is not in it. Back up the base of now, so that you have both.
3. To go over to it, everybody leaves the program. On the server an administrator stops the Firebird service, lets the two aliases change their files in databases.conf, and starts the service: the old base stays, under {alias}. Log-ins and passwords are then those of {day}.</source>
        <translation>{place}: создана из копии от {day} и сравнена с ней, строк {rows}. База, в которой работают люди, осталась как была.

1. Посмотрите, та ли это база: Файл, Открыть другую базу, Сервер, {place}, с сегодняшними логинами и паролями.
2. Изменённого после {day} в ней нет. Сделайте копию нынешней базы, чтобы были обе.
3. Чтобы перейти на неё, все выходят из программы. На сервере администратор останавливает службу Firebird, меняет в databases.conf файлы двух псевдонимов местами и запускает службу: прежняя база остаётся под именем {alias}. Логины и пароли тогда — на {day}.</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Only the first {count} rows are shown</source>
        <translation>Показаны только первые строки: {count}</translation>
    </message>
    <message>
        <source>Rows: {count}</source>
        <translation>Строк: {count}</translation>
    </message>
</context>
<context>
    <name>RowWork</name>
    <message>
        <source>All {n} rows of the filter are selected.</source>
        <translation>Выбраны все строки фильтра: {n}.</translation>
    </message>
    <message>
        <source>At most {n} rows can be deleted at once.</source>
        <translation>За один раз можно удалить не больше {n} строк.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete these rows ({n})?</source>
        <translation>Удалить эти строки ({n})?</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Удалить «{name}»?</translation>
    </message>
    <message>
        <source>Deleted rows: {n}.</source>
        <translation>Удалено строк: {n}.</translation>
    </message>
    <message>
        <source>Handed over to {name} — {what}.</source>
        <translation>Передано ({name}) — {what}.</translation>
    </message>
    <message>
        <source>Left, because closed or not yours to hand over: {n}.</source>
        <translation>Оставлено (закрыто или не вам передавать): {n}.</translation>
    </message>
    <message>
        <source>Merged into “{name}”.</source>
        <translation>Объединено в «{name}».</translation>
    </message>
    <message>
        <source>Select all rows of the filter</source>
        <translation>Выбрать все строки фильтра</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Taken back. Left as they are: {n}.</source>
        <translation>Отменено. Оставлено как есть: {n}.</translation>
    </message>
    <message>
        <source>The {n} rows in memory are selected.</source>
        <translation>Выбраны загруженные строки: {n}.</translation>
    </message>
    <message>
        <source>These are more than {n} rows: narrow the filter.</source>
        <translation>Строк больше {n}: сузьте фильтр.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>clients: {n}</source>
        <translation>клиенты: {n}</translation>
    </message>
    <message>
        <source>contact persons: {n}</source>
        <translation>контактные лица: {n}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>tasks: {n}</source>
        <translation>задачи: {n}</translation>
    </message>
    <message>
        <source>{what} — changed rows: {n} of {asked}.</source>
        <translation>{what} — изменено строк: {n} из {asked}.</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete the saved filter “{name}”?</source>
        <translation>Удалить сохранённый фильтр «{name}»?</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Сохранить этот фильтр…</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Enter adds the client “{name}”.</source>
        <translation>Enter добавит клиента «{name}».</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Find a client or person: name, phone, e-mail, tax number (Ctrl+K)</source>
        <translation>Найти клиента или человека: имя, телефон, почта, ИНН (Ctrl+K)</translation>
    </message>
    <message>
        <source>Nothing found. Search by the beginnings of words in any order, by a phone in any spelling or its last 4 digits, by e-mail or tax number.</source>
        <translation>Ничего не найдено. Ищите по началам слов в любом порядке, по телефону в любом написании или последним 4 цифрам, по почте или ИНН.</translation>
    </message>
    <message>
        <source>Type a letter, or at least 4 digits of a phone or tax number.</source>
        <translation>Наберите букву или не меньше 4 цифр телефона или ИНН.</translation>
    </message>
</context>
<context>
    <name>SeatNet</name>
    <message>
        <source>Address begins with</source>
        <translation>Адрес начинается с</translation>
    </message>
    <message>
        <source>Address or its beginning</source>
        <translation>Адрес или его начало</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Офис</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Удалённое</translation>
    </message>
    <message>
        <source>Terminal server</source>
        <translation>Терминальный сервер</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Without an entry private addresses are the office&apos;s and all others remote. Press Ins to name a terminal server, or a network that people reach from outside.</source>
        <translation>Без записей частные адреса считаются офисными, все прочие — удалёнными. Нажмите Ins, чтобы указать терминальный сервер или сеть, из которой подключаются снаружи.</translation>
    </message>
</context>
<context>
    <name>SeatStrip</name>
    <message>
        <source>Leave now</source>
        <translation>Выйти сейчас</translation>
    </message>
    <message>
        <source>No terminal or remote seats are given: see Seats and licence. The office works in full.</source>
        <translation>Терминальные и удалённые места не выдаются: см. «Места и лицензия». Офис работает без ограничений.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Terminal and remote seats are given for 72 hours after the key was last there.</source>
        <translation>Терминальные и удалённые места выдаются ещё 72 часа после того, как ключ был виден.</translation>
    </message>
    <message>
        <source>The code of this base that counts seats is not the one that this program brings. Work goes on; it is written down in the audit. An administrator finds out with paddock-admin check, and mends it with paddock-admin upgrade.</source>
        <translation>Код этой базы, считающий места, не тот, который поставляется с программой. Работа продолжается, в журнале это записано. Администратор проверит базу командой paddock-admin check и исправит её командой paddock-admin upgrade.</translation>
    </message>
    <message>
        <source>The licence of this base was changed by somebody who is not its vendor. Work goes on; it is written down in the audit. Tell your administrator.</source>
        <translation>Лицензию этой базы изменил кто-то, кроме поставщика. Работа продолжается; это записано в аудит. Сообщите администратору.</translation>
    </message>
    <message>
        <source>{name} asks you to leave: the seat is needed. Save your work and close the program.</source>
        <translation>{name} просит вас выйти: место нужно другому. Сохраните работу и закройте программу.</translation>
    </message>
</context>
<context>
    <name>Seats</name>
    <message>
        <source>An emergency licence is in force until {day}, without the key.</source>
        <translation>До {day} действует аварийная лицензия, ключ не нужен.</translation>
    </message>
    <message>
        <source>Clock file</source>
        <translation>Файл исправления часов</translation>
    </message>
    <message>
        <source>Emergency licence</source>
        <translation>Аварийная лицензия</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>No keeper has signed in yet. Set it up on the computer that has the key.</source>
        <translation>Служба ключа ещё не подключалась. Настройте её на компьютере, в который вставлен ключ.</translation>
    </message>
    <message>
        <source>The PIN is wrong. It is not tried again until the file of the PIN is changed.</source>
        <translation>Неверный PIN-код. Повторной попытки не будет, пока файл с PIN-кодом не изменится.</translation>
    </message>
    <message>
        <source>The clock of the server is wrong, it was later before.</source>
        <translation>Часы сервера переведены назад.</translation>
    </message>
    <message>
        <source>The clock of the server is wrong, it was later before: no terminal and remote seats.</source>
        <translation>Часы сервера переведены назад: терминальные и удалённые места недоступны.</translation>
    </message>
    <message>
        <source>The file is damaged. Ask the vendor to send it again.</source>
        <translation>Файл повреждён. Попросите поставщика прислать его ещё раз.</translation>
    </message>
    <message>
        <source>The keeper cannot use the token. Look into its log.</source>
        <translation>Служба ключа не может работать с токеном. Посмотрите её журнал.</translation>
    </message>
    <message>
        <source>The keeper does not answer. Start its service.</source>
        <translation>Служба ключа не отвечает. Запустите её.</translation>
    </message>
    <message>
        <source>The key has been away for more than 72 hours: no terminal and remote seats. The office works in full.</source>
        <translation>Ключа нет более 72 часов: терминальные и удалённые места недоступны. Офис работает без ограничений.</translation>
    </message>
    <message>
        <source>The key is away. Terminal and remote seats are given until {until}; whoever is in stays in.</source>
        <translation>Ключа нет. Терминальные и удалённые места выдаются до {until}; кто уже работает, продолжает работать.</translation>
    </message>
    <message>
        <source>The key is not plugged in.</source>
        <translation>Ключ не вставлен.</translation>
    </message>
    <message>
        <source>The key is there.</source>
        <translation>Ключ на месте.</translation>
    </message>
    <message>
        <source>The key is there; it waits for a licence.</source>
        <translation>Ключ на месте; ожидается лицензия.</translation>
    </message>
    <message>
        <source>The key of the licence has not been there yet: until then two terminal and remote seats are on trial, until {day}.</source>
        <translation>Ключ лицензии ещё не был виден: пока доступны два пробных терминальных или удалённых места, до {day}.</translation>
    </message>
    <message>
        <source>The key that is plugged in is not one that the licence names.</source>
        <translation>Вставлен не тот ключ, который указан в лицензии.</translation>
    </message>
    <message>
        <source>The library of the token cannot be loaded on the keeper&apos;s computer.</source>
        <translation>На компьютере службы ключа не загружается библиотека токена.</translation>
    </message>
    <message>
        <source>The licence ends in {days} days. Ask the vendor for the next one.</source>
        <translation>До конца лицензии осталось дней: {days}. Запросите у поставщика следующую.</translation>
    </message>
    <message>
        <source>The licence ends today. Ask the vendor for the next one.</source>
        <translation>Лицензия заканчивается сегодня. Запросите у поставщика следующую.</translation>
    </message>
    <message>
        <source>The licence ends tomorrow. Ask the vendor for the next one.</source>
        <translation>Лицензия заканчивается завтра. Запросите у поставщика следующую.</translation>
    </message>
    <message>
        <source>The licence has expired on {day}: no terminal and remote seats. The office works in full.</source>
        <translation>Срок лицензии истёк {day}: терминальные и удалённые места недоступны. Офис работает без ограничений.</translation>
    </message>
    <message>
        <source>The licence is in force and its key is there.</source>
        <translation>Лицензия действует, ключ на месте.</translation>
    </message>
    <message>
        <source>The token holds no licence key.</source>
        <translation>На токене нет ключа лицензии.</translation>
    </message>
    <message>
        <source>The token is locked after too many wrong PINs. Unlock it with its administrator&apos;s PIN.</source>
        <translation>Токен заблокирован после нескольких неверных PIN-кодов. Разблокируйте его PIN-кодом администратора.</translation>
    </message>
    <message>
        <source>The trial is over and there is no licence: no terminal and remote seats. The office works in full.</source>
        <translation>Пробный период истёк, лицензии нет: терминальные и удалённые места недоступны. Офис работает без ограничений.</translation>
    </message>
    <message>
        <source>The vendor of this program did not sign this file.</source>
        <translation>Этот файл не подписан поставщиком программы.</translation>
    </message>
    <message>
        <source>There is no licence: two terminal and remote seats are on trial until {day}. The office works in full.</source>
        <translation>Лицензии нет: до {day} доступны два пробных терминальных или удалённых места. Офис работает без ограничений.</translation>
    </message>
    <message>
        <source>This file is no licence of Paddock CRM.</source>
        <translation>Этот файл — не лицензия Paddock CRM.</translation>
    </message>
    <message>
        <source>This licence is for another base. Ask the vendor for one of this base ({base}).</source>
        <translation>Эта лицензия выдана для другой базы. Запросите у поставщика лицензию для этой ({base}).</translation>
    </message>
    <message>
        <source>{kind}, beyond the number</source>
        <translation>{kind}, сверх числа</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ч</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
</context>
<context>
    <name>SeatsPage</name>
    <message numerus="yes">
        <source>%n seat(s) in use</source>
        <translation>
            <numerusform>Занято %n место</numerusform>
            <numerusform>Занято %n места</numerusform>
            <numerusform>Занято %n мест</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terminal and remote seat(s)</source>
        <translation>
            <numerusform>%n терминальное или удалённое</numerusform>
            <numerusform>%n терминальных или удалённых</numerusform>
            <numerusform>%n терминальных или удалённых</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Ask no more</source>
        <translation>&amp;Отменить просьбу</translation>
    </message>
    <message>
        <source>&amp;Ask to leave</source>
        <translation>&amp;Попросить выйти</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>О&amp;свободить</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Asked to leave</source>
        <translation>Просьба выйти</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Владелец лицензии</translation>
    </message>
    <message>
        <source>Hardware &amp;key…</source>
        <translation>&amp;Аппаратный ключ…</translation>
    </message>
    <message>
        <source>I&amp;nstall a licence…</source>
        <translation>&amp;Установить лицензию…</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Простой</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Установить</translation>
    </message>
    <message>
        <source>Install a licence</source>
        <translation>Установка лицензии</translation>
    </message>
    <message>
        <source>Key and keeper</source>
        <translation>Ключ и служба ключа</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Licences ({end})</source>
        <translation>Лицензии ({end})</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Nobody has a seat now. Whoever signs in through the server stands here.</source>
        <translation>Сейчас мест никто не занимает. Здесь появится каждый, кто войдёт через сервер.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Refre&amp;sh</source>
        <translation>О&amp;бновить</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Освободить</translation>
    </message>
    <message>
        <source>Release the seat of {name} at {computer}? The program there loses its connection; what was typed and not saved is kept there as a draft.</source>
        <translation>Освободить место {name} на {computer}? Программа там потеряет соединение; набранное, но не сохранённое останется там черновиком.</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>This base is a file on this computer: it needs no seats. Put it under a server (paddock-admin share), and whoever signs in there stands here.</source>
        <translation>Эта база — файл на этом компьютере, места ей не нужны. Поместите её на сервер (paddock-admin share), и здесь появится каждый, кто туда войдёт.</translation>
    </message>
    <message>
        <source>no licence</source>
        <translation>лицензии нет</translation>
    </message>
    <message>
        <source>proved {when}</source>
        <translation>проверен {when}</translation>
    </message>
    <message>
        <source>test vendor</source>
        <translation>тестовый поставщик</translation>
    </message>
    <message>
        <source>the spare key</source>
        <translation>запасной ключ</translation>
    </message>
    <message>
        <source>{kind} {number} for {customer}: {seats} terminal and remote seats. It takes the place of the one installed now.</source>
        <translation>{kind} {number}, клиент {customer}, терминальных и удалённых мест: {seats}. Она заменит установленную сейчас.</translation>
    </message>
    <message>
        <source>{taken} of {number} terminal and remote ones</source>
        <translation>из них терминальных и удалённых {taken} из {number}</translation>
    </message>
</context>
<context>
    <name>Seconds</name>
    <message>
        <source>Median from opening to saving; entries measured: {n}</source>
        <translation>Медиана от открытия до сохранения; измерено записей: {n}</translation>
    </message>
    <message>
        <source>usually {n} s</source>
        <translation>обычно {n} с</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Bulk operations</source>
        <translation>Массовые операции</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубликаты</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Фирма</translation>
    </message>
    <message>
        <source>Log-ins</source>
        <translation>Логины</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Права доступа</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Scheduled work</source>
        <translation>По расписанию</translation>
    </message>
    <message>
        <source>Seats and licence</source>
        <translation>Места и лицензия</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>&amp;Log-in</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>П&amp;ароль</translation>
    </message>
    <message>
        <source>&amp;Remember the password on this computer</source>
        <translation>&amp;Запомнить пароль на этом компьютере</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>This computer has no keyring for passwords: it will not be remembered.</source>
        <translation>На этом компьютере нет хранилища паролей: пароль не запомнится.</translation>
    </message>
    <message>
        <source>Write your log-in.</source>
        <translation>Напишите ваш логин.</translation>
    </message>
    <message>
        <source>Write your password.</source>
        <translation>Введите пароль.</translation>
    </message>
    <message>
        <source>host/port or host/port:alias, as your administrator wrote it</source>
        <translation>адрес/порт или адрес/порт:псевдоним — как написал администратор</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>сохранён</translation>
    </message>
</context>
<context>
    <name>Sets</name>
    <message>
        <source>Keep these parameters under a name (Ctrl+S)</source>
        <translation>Сохранить параметры под именем (Ctrl+S)</translation>
    </message>
    <message>
        <source>Kept sets</source>
        <translation>Сохранённые наборы</translation>
    </message>
    <message>
        <source>Kept sets of parameters</source>
        <translation>Сохранённые наборы параметров</translation>
    </message>
    <message>
        <source>No kept sets</source>
        <translation>Нет сохранённых наборов</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove the set “{name}”?</source>
        <translation>Удалить набор «{name}»?</translation>
    </message>
    <message>
        <source>Remove this set</source>
        <translation>Удалить этот набор</translation>
    </message>
    <message>
        <source>{name} (everybody&apos;s)</source>
        <translation>{name} (общий)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Always in full</source>
        <translation>Всегда полностью</translation>
    </message>
    <message>
        <source>Always less</source>
        <translation>Всегда меньше</translation>
    </message>
    <message>
        <source>Area code of phones typed without one</source>
        <translation>Код города для телефонов без кода</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Country of new clients</source>
        <translation>Страна новых клиентов</translation>
    </message>
    <message>
        <source>Country of phones typed without one</source>
        <translation>Страна телефонов без кода страны</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>Хранить ежедневных копий</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Days after which a password has to be changed (0: never)</source>
        <translation>Через сколько дней пароль нужно менять (0: никогда)</translation>
    </message>
    <message>
        <source>Days in which a bulk operation can be taken back</source>
        <translation>Сколько дней можно отменить массовую операцию</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Прорисовка</translation>
    </message>
    <message>
        <source>Edges of letters</source>
        <translation>Края букв</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Largest file that may be attached, MB</source>
        <translation>Наибольший размер файла, МБ</translation>
    </message>
    <message>
        <source>Less in a remote session</source>
        <translation>Меньше в удалённом сеансе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Lock after idle minutes (0: never)</source>
        <translation>Блокировать после минут бездействия (0: никогда)</translation>
    </message>
    <message>
        <source>Lock after idle minutes (0: the firm’s)</source>
        <translation>Блокировать после минут бездействия (0: как у фирмы)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Monthly backups kept</source>
        <translation>Хранить ежемесячных копий</translation>
    </message>
    <message>
        <source>Person and time on lists and cards in remote sessions</source>
        <translation>Имя и время поверх списков и карточек в удалённых сеансах</translation>
    </message>
    <message>
        <source>Refuse passwords that are easily guessed</source>
        <translation>Не принимать легко угадываемые пароли</translation>
    </message>
    <message>
        <source>Remind this many minutes before</source>
        <translation>Напоминать за столько минут</translation>
    </message>
    <message>
        <source>Rows a list asks for at once</source>
        <translation>Строк в одной порции списка</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Русский</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Резкие</translation>
    </message>
    <message>
        <source>Shortest password, characters</source>
        <translation>Наименьшая длина пароля, знаков</translation>
    </message>
    <message>
        <source>Size of text, per cent</source>
        <translation>Размер текста, %</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Сглаженные</translation>
    </message>
    <message>
        <source>Smooth, but not on a thin line</source>
        <translation>Сглаженные, но не на узком канале</translation>
    </message>
    <message>
        <source>Sound with a reminder</source>
        <translation>Звук при напоминании</translation>
    </message>
    <message>
        <source>Weekly backups kept</source>
        <translation>Хранить еженедельных копий</translation>
    </message>
</context>
<context>
    <name>StaffRole</name>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Аудитор</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>Директор</translation>
    </message>
    <message>
        <source>Head of department</source>
        <translation>Руководитель отдела</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Менеджер</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name begins with</source>
        <translation>Название начинается с</translation>
    </message>
    <message>
        <source>No roles. Press Ins to add one.</source>
        <translation>Ролей нет. Нажмите Ins, чтобы добавить.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Used by the program</source>
        <translation>Нужен программе</translation>
    </message>
    <message>
        <source>Works like</source>
        <translation>Работает как</translation>
    </message>
</context>
<context>
    <name>StandIn</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Nobody stands in for anybody. Press Ins to name a colleague for the time of an absence.</source>
        <translation>Никто никого не замещает. Нажмите Ins, чтобы назначить коллегу на время отсутствия.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Stand-in</source>
        <translation>Замещение</translation>
    </message>
    <message>
        <source>Stand-ins</source>
        <translation>Замещения</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Who is absent</source>
        <translation>Кто отсутствует</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>Кто замещает</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Создать</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Take that session over</source>
        <translation>&amp;Перехватить тот сеанс</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Проверить связь</translation>
    </message>
    <message>
        <source>A base on this computer</source>
        <translation>База на этом компьютере</translation>
    </message>
    <message>
        <source>A new base</source>
        <translation>Новая база</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Connected: {firm}. Firebird {version}, answers in {ms} ms.</source>
        <translation>Связь есть: {firm}. Firebird {version}, ответ за {ms} мс.</translation>
    </message>
    <message>
        <source>Connecting to {target}…</source>
        <translation>Подключение: {target}…</translation>
    </message>
    <message>
        <source>Making the base…</source>
        <translation>Создаётся база…</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другая база</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>The program there keeps what is typed and leaves. This takes up to a minute.</source>
        <translation>Программа там сохранит набранное и выйдет. Это займёт до минуты.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n тревога</numerusform>
            <numerusform>%n тревоги</numerusform>
            <numerusform>%n тревог</numerusform>
        </translation>
    </message>
    <message>
        <source>An administrator has blocked your log-in, or its password was changed</source>
        <translation>Администратор заблокировал ваш вход или сменил пароль</translation>
    </message>
    <message>
        <source>Connecting to the base again…</source>
        <translation>Соединение с базой восстанавливается…</translation>
    </message>
    <message>
        <source>Log-in {login}; signed in before on {when}, from {place}.</source>
        <translation>Логин {login}; прошлый вход {when}, откуда: {place}.</translation>
    </message>
    <message>
        <source>Log-in {login}; the first sign-in.</source>
        <translation>Логин {login}; первый вход.</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Остановить (Esc)</translation>
    </message>
    <message>
        <source>The line to the base is lost</source>
        <translation>Связь с базой потеряна</translation>
    </message>
    <message>
        <source>Your session was ended</source>
        <translation>Ваш сеанс завершён</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>этот компьютер</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Выполнена</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Постановщик</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>No tasks here. Press Ins to add one; Ctrl+J notes a call together with its next step.</source>
        <translation>Задач нет. Нажмите Ins, чтобы добавить; Ctrl+J записывает звонок вместе со следующим шагом.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыта</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Remind at</source>
        <translation>Напомнить</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Subject begins with</source>
        <translation>Тема начинается с</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Снята</translation>
    </message>
</context>
<context>
    <name>TaxText</name>
    <message>
        <source>check the number</source>
        <translation>проверьте номер</translation>
    </message>
</context>
<context>
    <name>TextPopup</name>
    <message>
        <source>Begins with</source>
        <translation>Начинается с</translation>
    </message>
</context>
<context>
    <name>Timed</name>
    <message>
        <source>Clear stale seats and drafts</source>
        <translation>Убрать забытые места и черновики</translation>
    </message>
    <message>
        <source>It has never signed in.</source>
        <translation>Ещё ни разу не подключалась.</translation>
    </message>
    <message>
        <source>It is at work, last heard of {when}.</source>
        <translation>Работает, последний отклик {when}.</translation>
    </message>
    <message>
        <source>It is silent since {when}. Start its service.</source>
        <translation>Молчит с {when}. Запустите её.</translation>
    </message>
    <message>
        <source>Look at the end of the licence</source>
        <translation>Проверить срок лицензии</translation>
    </message>
    <message>
        <source>Seal the audit and check its chain</source>
        <translation>Опечатать журнал и проверить его цепочку</translation>
    </message>
    <message>
        <source>The keeper lost the base: {what}</source>
        <translation>Потеряна база: {what}</translation>
    </message>
    <message>
        <source>Verified backup; older ones are thinned out</source>
        <translation>Проверенная копия; старые прореживаются</translation>
    </message>
    <message>
        <source>days left: {0}</source>
        <translation>осталось дней: {0}</translation>
    </message>
    <message>
        <source>ended {when}; 72 hours of grace after that</source>
        <translation>кончилось {when}; после этого 72 часа отсрочки</translation>
    </message>
    <message>
        <source>entries sealed: {0}; seals that hold: {1}</source>
        <translation>опечатано записей: {0}; печатей в целости: {1}</translation>
    </message>
    <message>
        <source>every 4 weeks</source>
        <translation>каждые 4 недели</translation>
    </message>
    <message>
        <source>every 6 hours</source>
        <translation>каждые 6 часов</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>каждый день</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>каждый час</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>каждую неделю</translation>
    </message>
    <message>
        <source>every {n} min</source>
        <translation>каждые {n} мин</translation>
    </message>
    <message>
        <source>failed: {what}</source>
        <translation>не удалось: {what}</translation>
    </message>
    <message>
        <source>make one backup on the page Backups first, with a key file: this one takes its folder and key file</source>
        <translation>сначала сделайте одну копию на странице «Резервные копии» с файлом ключа: эта возьмёт ту же папку и тот же файл</translation>
    </message>
    <message>
        <source>never proved</source>
        <translation>ни разу не подтверждён</translation>
    </message>
    <message>
        <source>no backup: {0}</source>
        <translation>копии нет: {0}</translation>
    </message>
    <message>
        <source>no licence</source>
        <translation>лицензии нет</translation>
    </message>
    <message>
        <source>not configured: {0}</source>
        <translation>не настроено: {0}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё не выполнялось</translation>
    </message>
    <message>
        <source>runs since {when}</source>
        <translation>идёт с {when}</translation>
    </message>
    <message>
        <source>seals that do not hold: {0}, the first is number {1}; see the audit</source>
        <translation>нарушено печатей: {0}, первая под номером {1}; см. журнал</translation>
    </message>
    <message>
        <source>seats given back: {0}; programs ended that were silent for a day: {1}; drafts dropped: {2}</source>
        <translation>возвращено мест: {0}; завершено программ, молчавших сутки: {1}; убрано черновиков: {2}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>the licence has expired</source>
        <translation>лицензия кончилась</translation>
    </message>
    <message>
        <source>twice a day</source>
        <translation>дважды в день</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>до {when}</translation>
    </message>
    <message>
        <source>within a minute</source>
        <translation>в течение минуты</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}, restored and compared; rows: {1}</source>
        <translation>{0}, восстановлено и сверено; строк: {1}</translation>
    </message>
</context>
<context>
    <name>TimedDialog</name>
    <message>
        <source>&amp;Next run</source>
        <translation>С&amp;ледующий запуск</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Выполняется</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Следующий запуск</translation>
    </message>
    <message>
        <source>Switched &amp;on</source>
        <translation>Включе&amp;но</translation>
    </message>
</context>
<context>
    <name>TimedPage</name>
    <message>
        <source>How often</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>Служба ключа</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Последний запуск</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Последний сбой</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Следующий запуск</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>Подтверждён</translation>
    </message>
    <message>
        <source>R&amp;un now</source>
        <translation>Вы&amp;полнить сейчас</translation>
    </message>
    <message>
        <source>Refre&amp;sh</source>
        <translation>О&amp;бновить</translation>
    </message>
    <message>
        <source>Scheduled work</source>
        <translation>Работа по расписанию</translation>
    </message>
    <message>
        <source>Switch &amp;off</source>
        <translation>Выкл&amp;ючить</translation>
    </message>
    <message>
        <source>Switch &amp;on</source>
        <translation>Вкл&amp;ючить</translation>
    </message>
    <message>
        <source>The keeper does this at the server, whoever is signed in.</source>
        <translation>Это делает служба ключа на сервере, кто бы ни работал в программе.</translation>
    </message>
    <message>
        <source>This base is a file on this computer: the program does this itself while an administrator has it open. What came due meanwhile is done at the next start.</source>
        <translation>База — файл на этом компьютере: программа делает это сама, пока она открыта у администратора. Что пропущено, делается при следующем запуске.</translation>
    </message>
    <message>
        <source>Wh&amp;en…</source>
        <translation>Ко&amp;гда…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>Token</name>
    <message>
        <source>No token is plugged in, or its maker&apos;s driver is missing. Plug it in and press Refresh.</source>
        <translation>Токен не вставлен, или не установлен драйвер его изготовителя. Вставьте токен и нажмите «Обновить».</translation>
    </message>
    <message>
        <source>The PIN is wrong. It was tried once; a token locks after a few wrong ones.</source>
        <translation>Неверный PIN-код. Сделана одна попытка; после нескольких неверных токен блокируется.</translation>
    </message>
    <message>
        <source>The PIN is wrong. It was tried once; few tries are left before the token locks.</source>
        <translation>Неверный PIN. Он проверен один раз; до блокировки токена осталось мало попыток.</translation>
    </message>
    <message>
        <source>The PIN is wrong. One try is left: another wrong PIN locks the token.</source>
        <translation>Неверный PIN. Осталась одна попытка: ещё одна ошибка заблокирует токен.</translation>
    </message>
    <message>
        <source>The library of the token could not be loaded. Install the driver of the token&apos;s maker.</source>
        <translation>Не удалось загрузить библиотеку токена. Установите драйвер изготовителя токена.</translation>
    </message>
    <message>
        <source>The token is locked after too many wrong PINs. Its administrator&apos;s PIN unlocks it.</source>
        <translation>Токен заблокирован: слишком много неверных PIN. Разблокировать его можно PIN администратора токена.</translation>
    </message>
    <message>
        <source>The token is not plugged in.</source>
        <translation>Токен не вставлен.</translation>
    </message>
    <message>
        <source>The token refuses. Look whether another program uses it.</source>
        <translation>Токен отвечает отказом. Проверьте, не занят ли он другой программой.</translation>
    </message>
    <message>
        <source>This is not the token you signed in with.</source>
        <translation>Это не тот токен, с которым вы вошли.</translation>
    </message>
    <message>
        <source>This token holds no key to sign in with yet. Have it registered first.</source>
        <translation>На этом токене ещё нет ключа для входа. Сначала его нужно записать.</translation>
    </message>
</context>
<context>
    <name>TokenChoice</name>
    <message>
        <source>&amp;Library…</source>
        <translation>&amp;Библиотека…</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN-код</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Токен</translation>
    </message>
    <message>
        <source>Choose the library of a token that is not known here</source>
        <translation>Выбрать библиотеку токена, который здесь не известен</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Библиотека токена</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>PIN токена</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>О&amp;бновить</translation>
    </message>
</context>
<context>
    <name>TokenEntry</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Sign in with your token</source>
        <translation>Вход по токену</translation>
    </message>
    <message>
        <source>{login} signs in with a password and a token. Plug the token into this computer, or into your own one when you work over a remote desktop, and type its PIN.</source>
        <translation>{login} входит с паролем и токеном. Вставьте токен в этот компьютер (а если работаете через удалённый рабочий стол — в свой) и введите его PIN.</translation>
    </message>
</context>
<context>
    <name>TokenLock</name>
    <message>
        <source>PIN of your token</source>
        <translation>PIN вашего токена</translation>
    </message>
    <message>
        <source>Your token was pulled out. Your work is kept. Plug it in again and type its PIN.</source>
        <translation>Токен вынут. Ваша работа сохранена. Вставьте токен снова и введите его PIN.</translation>
    </message>
</context>
<context>
    <name>TokensDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>&amp;Signs in with password and token</source>
        <translation>&amp;Входит с паролем и токеном</translation>
    </message>
    <message>
        <source>Another token</source>
        <translation>Ещё один токен</translation>
    </message>
    <message>
        <source>Ask {name} for a token from now on? Open sessions end within seconds; what was typed there and not saved is kept as a draft on that computer.</source>
        <translation>Требовать у этого человека токен ({name})? Открытые сеансы завершатся за несколько секунд; несохранённое останется черновиком на том компьютере.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Choose your registered token below and type its PIN first.</source>
        <translation>Сначала выберите ниже свой записанный токен и введите его PIN.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Последний вход</translation>
    </message>
    <message>
        <source>Let {name} in with the password alone? Whoever knows the password then gets in.</source>
        <translation>Пускать с одним паролем ({name})? Тогда войдёт любой, кто знает пароль.</translation>
    </message>
    <message>
        <source>Re&amp;gister this token</source>
        <translation>&amp;Записать этот токен</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Записан</translation>
    </message>
    <message>
        <source>Registered tokens</source>
        <translation>Записанные токены</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove {label}? It opens nothing from then on, and what it has opened closes.</source>
        <translation>Удалить токен {label}? Он больше ничего не откроет, а открытое им закроется.</translation>
    </message>
    <message>
        <source>Sign in with password and token from now on? Your sessions end, and you sign in again at once.</source>
        <translation>Входить теперь с паролем и токеном? Ваши сеансы завершатся, и вы сразу войдёте заново.</translation>
    </message>
    <message>
        <source>The key is made on the token and never leaves it; the base keeps its public part. Register a second token as a spare: it opens the same.</source>
        <translation>Ключ создаётся на токене и не покидает его; в базе хранится только открытая часть. Запишите второй токен как запасной: он открывает то же самое.</translation>
    </message>
    <message>
        <source>The token is registered.</source>
        <translation>Токен записан.</translation>
    </message>
    <message>
        <source>The token is removed.</source>
        <translation>Токен удалён.</translation>
    </message>
    <message>
        <source>The token works; making a key may take half a minute…</source>
        <translation>Токен работает; создание ключа может занять полминуты…</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Tokens: {name}</source>
        <translation>Токены: {name}</translation>
    </message>
    <message>
        <source>You are signed in with this token: it is registered already.</source>
        <translation>С этим токеном вы сейчас работаете: он уже записан.</translation>
    </message>
    <message>
        <source>Your tokens</source>
        <translation>Ваши токены</translation>
    </message>
    <message>
        <source>never</source>
        <translation>не было</translation>
    </message>
    <message>
        <source>{name} signs in with password and token.</source>
        <translation>{name}: вход с паролем и токеном.</translation>
    </message>
    <message>
        <source>{name} signs in with the password alone.</source>
        <translation>{name}: вход с одним паролем.</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>All commands of the list</source>
        <translation>Все команды списка</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message numerus="yes">
        <source>%n row(s) cannot be taken:</source>
        <translation>
            <numerusform>Нельзя взять %n строку:</numerusform>
            <numerusform>Нельзя взять %n строки:</numerusform>
            <numerusform>Нельзя взять %n строк:</numerusform>
        </translation>
    </message>
    <message>
        <source>Branch office where the file names none</source>
        <translation>Филиал, если в файле не указан</translation>
    </message>
    <message>
        <source>Clients filled up</source>
        <translation>Дополнится клиентов</translation>
    </message>
    <message>
        <source>Clients left as they are</source>
        <translation>Останется как есть</translation>
    </message>
    <message>
        <source>Contact persons</source>
        <translation>Контактных лиц</translation>
    </message>
    <message>
        <source>From rows of the file</source>
        <translation>Из строк файла</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>В файле</translation>
    </message>
    <message>
        <source>New clients</source>
        <translation>Новых клиентов</translation>
    </message>
    <message>
        <source>Nothing is written yet. The import is one act: all of it or nothing, and it can be taken back.</source>
        <translation>Пока ничего не записано. Импорт — одно действие: всё или ничего, и его можно отменить.</translation>
    </message>
    <message>
        <source>Phones, e-mails and other channels</source>
        <translation>Телефонов, адресов почты и других средств связи</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Responsible where the file names nobody</source>
        <translation>Ответственный, если в файле не указан</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Проба</translation>
    </message>
</context>
<context>
    <name>TwinStrip</name>
    <message numerus="yes">
        <source>%n card(s) not saved there</source>
        <translation>
            <numerusform>там не сохранена %n карточка</numerusform>
            <numerusform>там не сохранены %n карточки</numerusform>
            <numerusform>там не сохранено %n карточек</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Take that session over</source>
        <translation>Перехватить тот сеанс</translation>
    </message>
    <message>
        <source>That session is here now.</source>
        <translation>Тот сеанс теперь здесь.</translation>
    </message>
    <message>
        <source>The program at {computer} keeps what is typed and leaves. This takes up to a minute; work goes on here.</source>
        <translation>Программа на компьютере {computer} сохранит набранное и выйдет. Это займёт до минуты; здесь можно работать.</translation>
    </message>
    <message>
        <source>You are still signed in at {computer} ({kind}), since {when}</source>
        <translation>Вы ещё не вышли на компьютере {computer} ({kind}), там с {when}</translation>
    </message>
    <message>
        <source>You have this program open a second time at {computer}, since {when}</source>
        <translation>Программа открыта второй раз на компьютере {computer}, с {when}</translation>
    </message>
    <message>
        <source>untouched for {idle}</source>
        <translation>без действий {idle}</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Changed since</source>
        <translation>Изменено после</translation>
    </message>
    <message>
        <source>Deleted since</source>
        <translation>Удалено после</translation>
    </message>
    <message>
        <source>Others&apos; records belong to it</source>
        <translation>С ней связаны другие записи</translation>
    </message>
    <message>
        <source>Worked with since</source>
        <translation>С ней уже работали</translation>
    </message>
    <message>
        <source>Your rights do not reach it</source>
        <translation>Не хватает прав</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Остановить (Esc)</translation>
    </message>
</context>
<context>
    <name>_Printing</name>
    <message>
        <source>the printer does not answer</source>
        <translation>принтер не отвечает</translation>
    </message>
</context>
<context>
    <name>_When</name>
    <message>
        <source>Calendar (F4)</source>
        <translation>Календарь (F4)</translation>
    </message>
</context>
</TS>
