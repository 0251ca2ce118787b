# はじめのページ
house-front-lead = 名前は 書かなくて いいです。読むだけでも いいです。
house-front-doors = 入口
house-door-read = 読むだけ
house-door-read-hint = どんな ところか、どう 使えるか
house-door-write = 少し 書く
house-door-write-hint = 1文字から 書けます。返事が いらないときは「いらない」を 選べます
house-door-places = 場所を 見る
house-door-places-hint = 行く前に 知りたいこと。見るだけでも いいです
house-door-try = 少し やってみる
house-door-try-hint = 15分から。やめるとき、理由は いりません（まだ 準備しています）
house-front-family = 家族・きょうだいの 人は こちら
house-front-return = 前に 書いた 人は、つづきから
house-front-reads-at = 次に スタッフが ここを 読むのは、{ $at }です。
house-front-open-now = いまは、スタッフが 読んでいる 時間です。
house-front-no-hours = 次に 読む 日は、まだ 決まっていません。
house-front-nobody = いまは 準備しています。手紙を うけとれる 人が、まだ いません。

# ただ読む
house-read-title = ここは、どんな ところか
house-read-what = 家の 縁側のような ところです。中に 入らなくても、すわって いられます。帰るとき、あいさつは いりません。
house-read-who = 家から 出にくい 人や、人に 会うのが こわい 人の ところです。家族や きょうだいも、手紙を 書けます。1行だけでも いいです。何も 書かないで 読むだけでも いいです。
house-read-how = 名前も メールアドレスも いりません。書くと、番号と 6つの 合いことばが 出ます。つづきを 読めるのは、それを 持っている 人と、手紙を うけとった スタッフだけです。
house-read-nothing = 「これを しなさい」と 言われることは ありません。目標も、点数も、順番も ありません。
house-read-silence = 返事を しなくても、終わりには なりません。「今は、このまま」でも いいです。

# やってみる（まだ作っていないもの）
house-try-title = 少し やってみる
house-try-none-yet = やってみることの 案内は、まだ ありません。できるまで、ここに そう 書いて おきます。
house-try-meanwhile = やってみたいことが あれば、手紙に 少し 書けます。何も 始まらなくても いいです。

# 家族
house-family-title = 家族・きょうだいの 人へ
house-family-for-yourself = 家族や きょうだいも、自分の こととして 手紙を 書けます。だれかと いっしょで なくて いいです。
house-family-apart = 手紙は、1人ずつ べつに 置きます。家の 中の だれかの 手紙と、つながることは ありません。
house-family-not-told = だれかが ここに 書いたか、書いていないかを、答えません。家族の 手紙の ことも、だれにも 答えません。
house-family-phone = 電話や 紙でも、同じように 話せます。名前は いりません。

# 守れないもの
house-limits-title = ここで 守れない もの
house-limits-phone = この スマホや パソコンを 見る 人。「りれき」、画面の 写真、見守りアプリに のこった ものは、ここからは 消せません。
house-limits-words = 番号と 合いことばを 知った 人。その 人は、書いた ものを 読めます。見られたかもしれないときは、新しい 合いことばに 変えられます。
house-limits-memory = スタッフが おぼえたことと、紙に 写した もの。
house-limits-court = 裁判所の 命令など、法律で 決まっているとき。鍵が なければ 開きません。でも、スタッフが 知っていることを 聞かれることが あります。
house-limits-machine = この 機械を 動かしている 人が、しくみを 作りかえること。動いている あいだに 開いた ものは、見ることが できてしまいます。
house-limits-proxy = ここの 前に、通信を つなぐ 機械が あります。その 機械に 接続の 記録が のこることが あります。
house-limits-copies = 消した あとも、前に 作った 写しが あるあいだは、その 中に 封を した まま のこることが あります。

# 知らせのメール
house-mail-duty-subject = 開いて ください
house-mail-duty = 開いて ください。

    { $address }/staff/duty
house-mail-subject = お知らせ
house-mail-body = 新しい お知らせが あります。
    { $address }

    とめるとき
    { $stop }

# 事務
house-staff-office-title = 事務
house-staff-part-asked = 聞かれた とき、知らせる とき
house-staff-part-places = 居場所の こと
house-staff-part-together = いっしょに 働く 人と
house-staff-part-own = 鍵と 席
house-staff-waiting = 返事を 待っている 手紙　{ $count }
house-staff-read-first = 先に 読む 印の ある 手紙　{ $count }
house-staff-late = 約束の 日を 過ぎた 手紙　{ $count }
house-staff-talk-waits = はじめのお話を待っている人がいます
house-staff-question-waits = 説明に質問をした人が、答えを待っています
house-staff-wait-for-second = 二人目を 待っている 返事　{ $count }
house-staff-unseconded = 一人で 出して、まだ 二人目が 読んでいない 返事　{ $count }
house-staff-letters = 手紙
house-staff-connect = 「つなげて ほしい」という 願い
house-staff-team = チーム
house-staff-people = ここで 働く 人
house-staff-settings = この 場所の こと
house-staff-sessions = 開いている 席
house-staff-notices = 見て おくこと
house-staff-help-lines-old = 窓口の 番号を 確かめてから、{ $days }日 たちました。
house-staff-help-lines-unverified = 窓口に 直接は 確かめていない 番号が { $count } あります。
house-staff-proxy = 手前に 中つぎの 機械（プロキシ）が あります。そこの 接続の 記録に、アドレスが 残っていないか 確かめて ください。
house-staff-no-mail = メールの 設定が ないので、知らせ（ベル）は お出しできません。
house-staff-sign-out = 帰る（完全に 閉じる）

# 当番と急ぎ
house-staff-levels = 急ぎの 件　{ $count }（だれの ことかは 出ません）
house-staff-duty = 当番と、いのちが あぶない とき
house-staff-debrief = 大変な ことの あとで
house-staff-duty-waits = 開いていない あいだの 知らせを、まだ だれも 受けていません　{ $count }
# 電話・紙・郵便
house-staff-contacts = 電話メモを 書く
house-staff-promises = こちらの 約束
house-staff-callers = 呼び名で さがす
house-staff-enquiries = だれかの ことを 聞かれた とき
# 控えとアンカー
house-mail-anchor-subject = お知らせ
house-mail-anchor-body = 番号 { $number }（{ $day }）
    { $letters }

    この メールは、そのまま とって おいて ください。
house-staff-trouble-keys = 鍵の ファイルを 書きかえられません。古い ひかえが、開いた ままに なります。機械を 見ている 人に 伝えて ください。
house-staff-trouble-erased = 消した ものの 一覧（erased.log）に 書けません。いま もどすと、消した ものが もどります。
house-staff-trouble-anchors = アンカーの ファイルに 書けません。データが もどされても、わかりません。
house-staff-trouble-anchor-mail = アンカーの メールが とどいて いません。
house-staff-trouble-backup = ゆうべの ひかえが 作れませんでした。ひかえを 置く ものが さして あるか、見て ください。
house-staff-backup-none = ひかえが、まだ 1つも ありません。
house-staff-backup-age = いちばん 新しい ひかえは、{ $days }日 前の ものです。
house-staff-backup-today = いちばん 新しい ひかえは、1日 たって いません。
house-staff-backup-by-hand = ひかえは、毎晩 ひとりでには 作られません（backup_to）。
house-staff-anchor-addresses = アンカーを 送る 外の 人は { $count }です。2つ いります（anchor_mail）。
house-staff-set-back = { $at }に、データが { $to }の ようすに もどりました。やめた 人の 席も もどって います。「ここで 働く 人」を 見て ください。
house-staff-drill = ひかえから もどす 練習

# 控えから戻す練習（印刷する紙）
house-staff-drill-title = ひかえから もどす 練習
house-staff-drill-lead = 別の パソコンで、30分で もどせるかを 見る 紙です。1年に 1回 します。
house-staff-drill-need = いる もの
house-staff-drill-need-pc = いつもと 別の パソコン（Linux）。あとで 中を 消せる もの
house-staff-drill-need-program = この プログラム（engawa）。同じ 版の もの
house-staff-drill-need-tables = 表の ひかえ（名前の 終わりが .backup）
house-staff-drill-need-keys = 鍵の ひかえ（名前の 終わりが .backup.keys）
house-staff-drill-need-cards = 鍵の カード 2枚と、立会人の カード 1枚。その 人が 自分で 打ちます
house-staff-drill-need-worker = 5つの ことばと 認証アプリを 持っている スタッフ 1人
house-staff-drill-steps = する こと
house-staff-drill-step-begin = はじめた 時刻を 書きます。いつもの 機械には さわりません。
house-staff-drill-step-media = 2つの ひかえを、練習の パソコンに さします。
house-staff-drill-step-restore = 次のように 打ちます。日は、いちばん 新しい ひかえの 日に します。聞かれたら、カードの ことばを 打ちます。
house-staff-drill-step-fits = 終わりに everything fits と 出るか 見ます。出ない ときは、写して 止めます。
house-staff-drill-step-serve = 開きます。設定ファイルは 持って きません。メールは 出ません。
house-staff-drill-step-sign-in = http://127.0.0.1:8080/staff/sign-in を 開いて、スタッフが 入ります。
house-staff-drill-step-read = 手紙を 1つ 開いて、読めるか 見ます。読んだら、帰ります。
house-staff-drill-step-compare = engawa ledger verify と 打って、everything fits と 出るか 見ます。
house-staff-drill-step-end = 止めて（Ctrl-C）、練習の 場所を 消します。
house-staff-drill-step-write = 終わった 時刻と 名前を 書いて、この 紙を 金庫に しまいます。
house-staff-drill-began = はじめ
house-staff-drill-ended = おわり
house-staff-drill-who = した 人（2人）
house-staff-drill-which = ひかえの 日
house-staff-drill-notes = 気づいた こと
house-staff-drill-real = 本当に こわれた ときも 同じです。終わりに 消しません。--keys と --data は、いつもの 場所です。
house-staff-drill-anchors = アンカー（新しい もの）
house-staff-drill-anchors-meaning = この 番号を 紙に のこすと、データが もどされた ことが わかります。
house-staff-drill-anchor = { $number } 番　{ $day }　{ $letters }
house-staff-drill-no-anchors = まだ 1つも ありません。

# 鍵のカードと立会人
house-staff-recovery = 鍵の カード
house-staff-own-card = 自分の カード
house-staff-recovery-runs = 鍵の カードを 使う 手つづきが 動いています。おかしければ「鍵の カード」で 止めて ください。
house-staff-no-cards = 鍵の カードが、まだ ありません。
house-staff-recoverable-without-cards = 手紙を カードで 引きつげる ことに なっています。でも、カードが まだ ありません。
house-staff-small-without-paper = 自分の カードを 印刷していない 人が います。ことばを なくすと、戻せません。
house-staff-witness-title = 立会人の ことば
house-staff-witness-asked = { $at } に { $name } さんが、立会いを お願いしています。
house-staff-witness-gives = { $name } さんが { $team } の 手紙を 引きつぎます。
house-staff-witness-what-happens = ことばを 入れると、手紙を 書いた 人たちの 画面に のります。その後、1日 待って 引きつぎます。その間は 止められます。
house-staff-witness-if-unsure = チームの だれも 入れないのが 本当か、先に 電話などで 確かめて ください。わからないときは、入れないで ください。
house-staff-witness-waits = ことばを 受けとりました。{ $until } に 引きつがれます。
house-staff-witness-may-stop = それまでは、同じ ことばで 止められます。
house-staff-witness-words = 立会人の 12の ことば
house-staff-witness-words-hint = 立会人の カードに ある ものを、自分で 入れて ください。ほかの 人には 見せないで ください。
house-staff-witness-yes = 立ち会います
house-staff-witness-stop = この 手つづきを 止める
house-staff-witness-stopped = 止めました。だれにも 渡っていません。
# The house that administrators run: who may what, seats, reading, leaving, night texts
house-staff-setup = はじめの 準備
house-staff-setup-waits = はじめの 準備が まだ あります。
house-staff-teams = チームの 一覧
house-staff-me = 自分の 記録
house-staff-passkeys = 入るときに 使う もの
house-staff-training-runs-out = 研修の 期限は { $day }です。早めに 受けて ください。
house-staff-training-ran-out = 研修の 期限（{ $day }）が 過ぎました。席は 使えます。
house-staff-trainings-ran-out = 研修の 期限が 過ぎた 人：{ $names }
house-staff-trainings-missing = 研修の 記録が ない 人 { $count }
house-staff-who-title = だれが 何を 見られるか
house-staff-who-lead = ここの 文は、きまり そのものです。
house-staff-who-keys = 鍵を 持つ 人
house-staff-who-holders = 新しい 手紙の 鍵は、この 人たちだけが 持ちます。
house-staff-who-nobody = 鍵を 持つ 人が まだ いません。
house-staff-who-the-writer = 手紙を 書いた 人
house-staff-who-no-key = 鍵を 1つも 持ちません。チームにも 入れません。
house-staff-who-administrator = 管理責任者
house-staff-who-administrator-why = 鍵が ないので、手紙は 開きません。
house-staff-who-member = チームの 支援員
house-staff-who-member-why = 自分の チームの 手紙の 鍵を 持ちます。開けると 記録が 残ります。
house-staff-who-outside = まだ チームに いない 支援員
house-staff-who-outside-why = まだ 鍵が ありません。
house-staff-who-writer = 手紙を 書いた 人
house-staff-who-writer-why = 自分の 手紙の 鍵だけを 持ちます。
house-staff-who-house = 機械が ひとりで すること
house-staff-who-house-why = 機械は 鍵を 持ちません。
house-staff-who-not = この 役割に できないこと
house-staff-who-machine = 機械を 動かす 人が しくみを かえると、守れません。
house-staff-seat-title = 閉じた 席
house-staff-seat-lead = 席が 開いて いた ときの 手紙です。中は 出ません。
house-staff-seat-whose = だれの 席か
house-staff-seat-span = 開いて から 最後まで
house-staff-seat-ended = 閉じた 時間と 人
house-staff-seat-threads = 見られたかも しれない 手紙
house-staff-seat-thread = 手紙の しるし
house-staff-seat-first = 最初に 開いた
house-staff-seat-last = 最後に 開いた
house-staff-seat-times = 回数
house-staff-seat-gone = 消された 手紙
house-staff-seat-nothing = 開いた 手紙は ありません。
house-staff-seat-then = つぎに すること
house-staff-seat-then-device = なくした 端末が パスキーなら、外します。
house-staff-seat-then-words = ことばの 紙も ないときは、すぐ 話します。
house-staff-seat-then-talk = 書いた 人に どう 伝えるか、2人で 決めます。
house-staff-reading-title = 開きかたの ふりかえり
house-staff-reading-lead = 理由が あることが 多いです。話す きっかけに して ください。
house-staff-reading-limits = 1日 { $threads }通、時間外 { $outside }回、同じ 手紙 { $same }回から 出ます。
house-staff-reading-nothing = この 30日には ありません。
house-staff-reading-day = 日
house-staff-reading-who = だれ
house-staff-reading-what = 何が
house-staff-reading-many = 手紙を { $count }通 開きました
house-staff-reading-outside = 時間の 外に { $count }回 開きました
house-staff-reading-same = 同じ 手紙を { $count }回 開きました
house-staff-reading-not-seen = 家族や 知り合いの 手紙かは、機械には わかりません。
house-staff-leaving-title = 利用を 止める
house-staff-leaving-lead = 止めると、すぐに 何も 開きません。書いた ことばは 残ります。
house-staff-leaving-last = 「{ $team }」の 最後の 1人です。手紙を 開ける 人が いなく なります。
house-staff-leaving-open = やりかけの もの
house-staff-leaving-nothing = やりかけの ものは ありません。
house-staff-leaving-no-reader = 読む 人が いない 手紙 { $count }
house-staff-leaving-promised = 返事を 約束した 手紙 { $count }
house-staff-leaving-half-sent = 2人目を 待つ 返事 { $count }
house-staff-leaving-wishes = この 人だけの 願い { $count }（消えます）
house-staff-leaving-button = 今、止める
house-staff-leaving-back = やめて 戻る
house-staff-night-title = 夜と 休みの 自動の 返事
house-staff-night-lead = 手紙を 書いた 人に、この まま 出ます。
house-staff-night-lines = （ここに 番号が 並びます）
house-staff-night-own = 文は、機械を 動かす 人が かえられます。
house-staff-night-seen = 見ました。次へ
house-staff-own-promises = 自分の 約束（今日まで） { $count }
house-staff-records = 記録

# 電話や紙で
house-reach-title = 電話や 紙で
house-reach-door = 電話や 紙でも、同じように 話せます
house-reach-lead = 画面を 使わなくても、さいごまで できます。名前も 住所も 言わなくて いいです。
house-reach-phone = 電話
house-reach-fax = ファクス
house-reach-post = 郵便
house-reach-call-back = こちらから 電話して よい 時間を、先に 聞きます。聞いていない ときは、電話しません。
house-reach-paper = 紙の 手紙は、スタッフが 書き写します。二人で まちがいが ないか 見ます。返事は、大きい 字の 紙で 届きます。封筒には、短い 名前だけを 書きます。
house-reach-read = 話した ことも、番号と 合いことばの 紙が あれば、いつでも 読めます。消す ことも できます。
house-reach-none = いまは、電話と 紙の 受けつけを していません。はじめる とき、ここに 番号を 書きます。

house-staff-to-requests = 求めへの 答え
house-staff-requests-overdue = 答えの 日を 過ぎた 求め { $count }
house-staff-requests-again = 有ることも 言わないもので、もう一度 考える 日が 来たもの { $count }
house-staff-requests-waiting = 答えを 待っている 求め { $count }
house-staff-requests-unseconded = 1人で 出して、まだ 2人目が 確かめていない 求めの 答え { $count }
house-staff-lines-overdue = 直して ほしいと 言われて、答えの 日を 過ぎた 一行 { $count }
house-staff-lines-waiting = 直して ほしいと 言われた 一行 { $count }

# 勤務の終わり（スタッフ）
house-staff-shift = 帰る 前に：急ぎの ことを 引き継ぐ
house-staff-leaving-levels = 急ぎの ことを { $count } 件 見て います。終わりに すると チームの みんなの ぶんに なります。
house-family-write = 家族として 書く
house-family-write-sibling = きょうだいとして 書く
house-take-name = ひかえ
house-take-title = 持って いく
house-take-lead = ここに ある 自分の ものを ぜんぶ、二つの 形で もらえます。もらった ことは、どこにも 書きません。
house-take-html = 読む ための 一枚（HTML）
house-take-html-hint = どの 機械でも 読めます。印刷も できます。
house-take-json = ほかの 道具で 使う ための 形（JSON）
house-take-stays = 保存した ファイルは、だれでも 読めます。消す ときは、ダウンロードからも 消してください。
house-take-not = ほかの 人の 話と、まだ お知らせの 日が 来て いない ものは、入って いません。居場所の 席も、別です。
house-take-made = { $date }に、{ $name } から もらった ひかえです。
house-take-nothing = ありません。
house-take-yes = はい
house-take-no = いいえ

# 紙のカードから手紙へ
house-card-title = 紙の カードの 番号
house-card-lead = 居場所で 取った 紙の カードの 番号を 入れると、手紙を 書く ページが 開きます。カードが なくても 書けます。
house-card-number = 番号（12の 数字）
house-card-open = 手紙を 始める
house-card-none = この番号の カードは 見つかりませんでした。カードが なくても 手紙は 書けます。
house-card-write = カード なしで 書く
house-card-kept = 番号は 1回だけ 使えます。だれの 手紙か、どこの カードか、残りません。
house-card-greeting = この前は どうも。

# 教室の案内を紙で
house-staff-invitation = 教室や 集まりの 案内
house-staff-invitation-none = 案内できる 教室や 集まりが まだ ありません。居場所の ページで 出すと ここに 並びます。
house-staff-invitation-hint = 封筒は いつもの 宛名札を 使います。予定が 変わったら 新しく 印刷します。
house-staff-invitation-label = 宛名札
house-staff-invitation-back = やりとりへ もどる
house-staff-invitation-wish = この人の 希望として 残す
house-staff-invitation-wish-hint = この人の やりとりにだけ 残ります。ほかの 家族の ことは 書きません。
house-staff-invitation-wish-usual = { $title }に 来てみたい
house-staff-invitation-keep = 残す
house-staff-invitation-wrong = 希望を 書いてください（2000文字まで）。書いたものは この画面に あります。
house-invitation-to = { $name } 様
house-invitation-title = { $title } の お知らせ
house-invitation-days = 日
house-invitation-where = 場所
house-invitation-first = はじめての 日
house-invitation-free = お金は かかりません。
house-invitation-yen = { $yen }円です。
house-invitation-rules = 話しても 話さなくても いいです。聞いたことを 外で 言いません。だれも 書きません。
house-invitation-come = 返事は いりません。来ても 来なくても いいです。途中で 帰っても いいです。
