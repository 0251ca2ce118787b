# はじめのページ
house-front-lead = 名前を書かなくても、読むだけでも、使えます。
house-front-doors = 入口
house-door-read = ただ読む
house-door-read-hint = どんな所か、どんなふうに使えるか
house-door-write = ひとこと書く
house-door-write-hint = 一文字から。返事がいらないときは、いらないと書けます
house-door-places = 居場所をのぞく
house-door-places-hint = 行く前に知りたいこと。見るだけでもかまいません
house-door-try = ちょっとやってみる
house-door-try-hint = 15分から。やめるのに理由はいりません（まだ準備中です）
house-front-family = ご家族・きょうだいの方はこちら
house-front-return = 前に書いたことがある方は、つづきから
house-front-reads-at = ここをスタッフが次に読むのは、{ $at }です。
house-front-open-now = いまは、スタッフが読んでいる時間です。
house-front-no-hours = 次に読む日は、まだ決まっていません。
house-front-nobody = いまは準備中です。手紙を受けとれる人が、まだいません。

# ただ読む
house-read-title = ここは、どんな所か
house-read-what = 家の縁側のような所です。中に入らなくても、すわっていられます。帰るときに、あいさつはいりません。
house-read-who = 家から出にくい人、人に会うのがこわい人、その家族やきょうだいが、手紙を書ける所です。一行だけでも、何も書かずに読むだけでも、かまいません。
house-read-how = 名前もメールアドレスもいりません。書くと、番号と六つの合いことばが出ます。つづきを読めるのは、それを持っている人と、手紙を受けとったスタッフだけです。
house-read-nothing = 何かをするように言われることは、ありません。目標も、点数も、順番もありません。
house-read-silence = 返事をしなくても、終わりにはなりません。「今は、このまま」も、そのまま受けとります。

# やってみる（まだ作っていないもの）
house-try-title = ちょっとやってみる
house-try-none-yet = やってみることの案内は、まだありません。できるまで、ここにそう書いておきます。
house-try-meanwhile = やってみたいことがあれば、手紙にひとこと書けます。何も始まらなくても、かまいません。

# 家族
house-family-title = ご家族・きょうだいの方へ
house-family-for-yourself = ご家族やきょうだいも、ご自分のこととして手紙を書けます。だれかといっしょでなくて、かまいません。
house-family-apart = 手紙は、一人ひとり別に置きます。家の中のだれかの手紙と、つながることはありません。
house-family-not-told = だれかがここに書いたかどうかを、お答えすることはありません。ご家族の手紙のことも、だれにもお答えしません。
house-family-phone = 電話や紙でも、同じように話せます。お名前はいりません。

# 守れないもの
house-limits-title = ここで守れないもの
house-limits-phone = このスマートフォンやパソコンを見る人。履歴や、画面の写真や、見守りアプリに残ったものは、ここからは消せません。
house-limits-words = 番号と合いことばを知った人。知った人は、書いたものを読めます。見られたかもしれないときは、新しい合いことばに変えられます。
house-limits-memory = スタッフが覚えたことと、紙に写したもの。
house-limits-court = 裁判所の命令など、法律で決まっているとき。鍵がなければ開きませんが、スタッフが知っていることを聞かれることがあります。
house-limits-machine = この機械を動かしている人が、しくみを作りかえること。動いているあいだに開いたものは、見ることができてしまいます。
house-limits-proxy = ここの手前に、通信を中つぎする機械があります。そこに接続の記録が残ることがあります。
house-limits-copies = 消したあとも、前に取った控えが残っているあいだは、控えの中に封をしたまま残ることがあります。

# 知らせのメール
house-mail-duty-subject = 開いてください
house-mail-duty = 開いてください。

    { $address }/staff/duty
house-mail-subject = お知らせ
house-mail-body = 新しいお知らせがあります。
    { $address }

    とめるとき
    { $stop }

# 事務
house-staff-office-title = 事務
house-staff-part-asked = 聞かれたとき、知らせるとき
house-staff-part-places = 居場所のこと
house-staff-part-together = いっしょに働く人と
house-staff-part-own = 鍵と席
house-staff-waiting = 返事を待っている手紙　{ $count }
house-staff-read-first = 先に読む印のある手紙　{ $count }
house-staff-late = 約束の日を過ぎた手紙　{ $count }
house-staff-talk-waits = はじめのお話を待っている人がいます
house-staff-question-waits = 説明に質問をした人が、答えを待っています
house-staff-wait-for-second = 二人目を待っている返事　{ $count }
house-staff-unseconded = 一人で出して、まだ二人目が読んでいない返事　{ $count }
house-staff-letters = 手紙
house-staff-connect = つなげたい、という願い
house-staff-team = チーム
house-staff-people = ここで働く人
house-staff-settings = この場所のこと
house-staff-sessions = 開いている席
house-staff-notices = 見ておくこと
house-staff-help-lines-old = 窓口の番号を確かめてから、{ $days }日たちました。
house-staff-help-lines-unverified = 窓口に直接は確かめていない番号が { $count } あります。
house-staff-proxy = 手前に中つぎの機械（プロキシ）があります。そこの接続の記録に、アドレスが残っていないか確かめてください。
house-staff-no-mail = メールの設定がないので、知らせ（ベル）はお出しできません。
house-staff-sign-out = 帰る（完全に閉じる）

# 当番と急ぎ
house-staff-levels = 急ぎの件　{ $count }（だれの、どんなことかは、ここには出ません）
house-staff-duty = 当番と、いのちがあぶないとき
house-staff-debrief = 大変なことのあとで
house-staff-duty-waits = 開いていないあいだに届いた知らせを、まだだれも受けていません　{ $count }
# 電話・紙・郵便
house-staff-contacts = 電話メモを書く
house-staff-promises = こちらの約束
house-staff-callers = 呼び名でさがす
house-staff-enquiries = だれかのことを聞かれたとき
# 控えとアンカー
house-mail-anchor-subject = お知らせ
house-mail-anchor-body = 番号 { $number }（{ $day }）
    { $letters }

    このメールは、そのまま保管してください。
house-staff-trouble-keys = 鍵のファイルを書きかえられません。新しい週の鍵が作れず、古い鍵も捨てられないので、古い控えが開いたままになります。機械を見ている人に伝えてください。
house-staff-trouble-erased = 消したものの一覧（erased.log）に書けません。いま控えから戻すと、消したものが戻ってしまいます。
house-staff-trouble-anchors = アンカーのファイルに書けません。データが丸ごと戻されても、気づけません。
house-staff-trouble-anchor-mail = アンカーのメールが届いていません。
house-staff-trouble-backup = ゆうべの控えが作れませんでした。控えを置く媒体がささっているか、空きがあるかを見てください。
house-staff-backup-none = 控えが、まだ一つもありません。
house-staff-backup-age = いちばん新しい控えは、{ $days }日前のものです。
house-staff-backup-today = いちばん新しい控えは、一日たっていません。
house-staff-backup-by-hand = 控えは、毎晩ひとりでには作られません（backup_to の設定がありません）。
house-staff-anchor-addresses = アンカーを送る外の宛先が { $count } です。二つないと、丸ごと戻されたことに外の人が気づけません（anchor_mail）。
house-staff-set-back = { $at }に、データが{ $to }のようすに戻されました。そのあとに終えた人の席も戻っています。「ここで働く人」を見てください。
house-staff-drill = 控えから戻す練習

# 控えから戻す練習（印刷する紙）
house-staff-drill-title = 控えから戻す練習
house-staff-drill-lead = 別のパソコンで、30分のあいだに戻せるかを確かめる紙です。年に一度、人がかわったとき、機械をかえたときに。
house-staff-drill-need = 用意するもの
house-staff-drill-need-pc = ふだんと別のパソコン（Linux）。終わったら中身を消せるもの
house-staff-drill-need-program = このプログラム（engawa という一つのファイル）。同じ版のもの
house-staff-drill-need-tables = 表の控えの媒体（名前の終わりが .backup のファイル）
house-staff-drill-need-keys = 鍵の控えの媒体（名前の終わりが .backup.keys のファイル）
house-staff-drill-need-cards = 鍵のカード二枚と、立会人のカード一枚（それぞれの人が、自分で打ちます）。立会人が来られない年は、鍵のファイルの写しで試せます
house-staff-drill-need-worker = 五つの言葉と、認証アプリを持っているスタッフが一人
house-staff-drill-steps = すること
house-staff-drill-step-begin = はじめた時刻を書きます。ふだんの機械には、さわりません。
house-staff-drill-step-media = 二つの媒体を、練習のパソコンにさします。二つが同じ所にあるのは、このときだけです。
house-staff-drill-step-restore = 次のように打ちます。日付は、いちばん新しい控えのものにします。聞かれたら、カードの言葉を一枚ずつ打ちます。
house-staff-drill-step-fits = 最後に everything fits と出ることを確かめます。出ないときは、その行を写して、ここで止めます。
house-staff-drill-step-serve = 開きます。設定ファイル（engawa.toml）は持ってきません。知らせのメールは、練習の機械からは出ません。
house-staff-drill-step-sign-in = 練習のパソコンで http://127.0.0.1:8080/staff/sign-in を開き、スタッフが入ります。
house-staff-drill-step-read = 手紙を一つ開いて、読めることを確かめます。読み終えたら、帰ります。
house-staff-drill-step-compare = 同じ --data と --keys を付けて engawa ledger verify と打ち、everything fits と出ることを確かめます。
house-staff-drill-step-end = 止めて（Ctrl-C）、練習の場所を消します。
house-staff-drill-step-write = 終わった時刻と名前を書いて、この紙を金庫にしまいます。30分を超えたら、何に時間がかかったかも書きます。
house-staff-drill-began = はじめ
house-staff-drill-ended = おわり
house-staff-drill-who = した人（二人）
house-staff-drill-which = 控えの日付
house-staff-drill-notes = 気づいたこと
house-staff-drill-real = 本当に壊れたときも、同じ順です。違うのは、最後に消さないことと、--keys と --data をふだんの場所にすることです。鍵のファイルが残っているときは、--keys-from を付けません。
house-staff-drill-anchors = アンカー（いちばん新しいもの）
house-staff-drill-anchors-meaning = この番号と文字を紙にのこすと、あとでデータが丸ごと戻されたことがわかります。外の二人にも、メールで同じものが届きます。
house-staff-drill-anchor = { $number } 番　{ $day }　{ $letters }
house-staff-drill-no-anchors = まだ一つもありません。

# 鍵のカードと立会人
house-staff-recovery = 鍵のカード
house-staff-own-card = 自分のカード
house-staff-recovery-runs = 鍵のカードを使う手つづきが動いています。「鍵のカード」で見て、おかしければ止めてください。
house-staff-no-cards = 鍵のカードが、まだありません。
house-staff-recoverable-without-cards = 手紙をカードで引きつげることになっていますが、カードがまだありません。
house-staff-small-without-paper = 三人より少ないチームの人か管理責任者で、自分のカードを印刷していない人がいます。ことばをなくすと、戻せません。
house-staff-witness-title = 立会人のことば
house-staff-witness-asked = { $at }、{ $name } さんが、立会いをお願いしています。
house-staff-witness-gives = { $name } さんが、{ $team } の手紙を引きつぎます。
house-staff-witness-what-happens = ことばを入れると、関わる手紙を書いた人たちの画面に、一行のります。そのあと一日待って、引きつぎます。そのあいだ、関わる人と立会人は止められます。
house-staff-witness-if-unsure = チームのだれも入れないというのが本当か、先に電話などで確かめてください。わからないときは、入れないでください。
house-staff-witness-waits = ことばを受けとりました。{ $until } に引きつがれます。
house-staff-witness-may-stop = それまでのあいだは、同じことばで止められます。
house-staff-witness-words = 立会人の十二のことば
house-staff-witness-words-hint = 立会人のカードにあるものを、ご自分で入れてください。ほかの人には見せないでください。
house-staff-witness-yes = 立ち会います
house-staff-witness-stop = この手つづきを止める
house-staff-witness-stopped = 止めました。だれにも渡っていません。
# The house that administrators run: who may what, seats, reading, leaving, night texts
house-staff-setup = はじめの準備
house-staff-setup-waits = はじめの準備が、まだつづいています。
house-staff-teams = チームの一覧
house-staff-me = 自分の記録
house-staff-passkeys = 入るときに使うもの
house-staff-training-runs-out = 個人情報の研修の期限は、{ $day } です。そのあとも席は使えますが、早めに受けなおしてください。
house-staff-training-ran-out = 個人情報の研修の期限（{ $day }）が過ぎています。席は使えます。管理責任者と、次の日を決めてください。
house-staff-trainings-ran-out = 個人情報の研修の期限が過ぎた人：{ $names }
house-staff-trainings-missing = 個人情報の研修がまだ記録されていない支援員　{ $count }
house-staff-who-title = だれが、何を見られるか
house-staff-who-lead = ここに並ぶ文は、しくみの規則そのものです。規則が変われば、この頁も変わります。
house-staff-who-keys = 鍵を持っている人
house-staff-who-holders = これから届く手紙の鍵を持つのは、次の人だけです。
house-staff-who-nobody = 手紙の鍵を持つ人が、まだいません。手紙は届かないようになっています。
house-staff-who-the-writer = 手紙を書いた人
house-staff-who-no-key = 鍵を一つも持ちません。管理責任者はどのチームにも入れず、入れる記録を足しても、しくみが信じません。
house-staff-who-administrator = 管理責任者
house-staff-who-administrator-why = 手紙が開かないのは、ボタンがないからではなく、鍵がないからです。自分を支援員にしても、チームの人が迎えるまで、鍵は渡りません。
house-staff-who-member = チームの支援員
house-staff-who-member-why = 自分のチームが受け取った手紙の鍵を持ちます。ほかのチームの手紙の鍵は持ちません。開けるたびに、書いた人に見える記録が先に残ります。
house-staff-who-outside = まだチームにいない支援員
house-staff-who-outside-why = まだ鍵がありません。チームの人が迎えると渡ります。
house-staff-who-writer = 手紙を書いた人
house-staff-who-writer-why = 自分の手紙の鍵だけを持ちます。合いことばがなければ、ここのだれにも作りなおせません。
house-staff-who-house = 機械がひとりでにすること
house-staff-who-house-why = 機械は鍵を持たないので、手紙を読まずにできることだけをします。
house-staff-who-not = この役割には開かれていないこと
house-staff-who-machine = 守れないもの：この機械そのものを動かしている人が、しくみを作りかえること。開いているあいだの手紙を見られるおそれがあります。
house-staff-seat-title = 閉じた席
house-staff-seat-lead = この席が開いていたあいだに、この人が開いた手紙です。同じときに、ほかの席で開いたものも入ります。画面にあった文は、ここには出ません。
house-staff-seat-whose = だれの席か
house-staff-seat-span = 開いてから、最後に使うまで
house-staff-seat-ended = 閉じた時刻と人
house-staff-seat-threads = 見られたかもしれない手紙
house-staff-seat-thread = 手紙の記号
house-staff-seat-first = 最初に開いた
house-staff-seat-last = 最後に開いた
house-staff-seat-times = 回数
house-staff-seat-gone = 消された手紙
house-staff-seat-nothing = そのあいだに開いた手紙はありません。
house-staff-seat-then = つぎにすること
house-staff-seat-then-device = なくした端末がパスキーだったときは、外します。
house-staff-seat-then-words = 五つのことばを書いた紙もなくしたときは、すぐに管理責任者に話します。
house-staff-seat-then-talk = 書いた人にどう伝えるかを、二人で話して決めます。
house-staff-reading-title = 開かれかたのふりかえり
house-staff-reading-lead = 多い日や夜の仕事には、たいてい理由があります。だれかを疑うための一覧ではありません。話すきっかけにしてください。
house-staff-reading-limits = 一日にちがう手紙 { $threads } 通、時間外に { $outside } 回、同じ手紙を { $same } 回から、ここに出ます。
house-staff-reading-nothing = この三十日に、話すきっかけになるものはありません。
house-staff-reading-day = 日
house-staff-reading-who = だれ
house-staff-reading-what = 何が
house-staff-reading-many = ちがう手紙を { $count } 通、開きました
house-staff-reading-outside = 開室時間の外に { $count } 回、開きました
house-staff-reading-same = 同じ手紙を { $count } 回、開きました
house-staff-reading-not-seen = 身内や知り合いの手紙かどうかを、しくみは知りません。そう気づいた人が、自分で担当を代わってもらいます。
house-staff-leaving-title = 利用を止める
house-staff-leaving-lead = 止めると、その場で席が閉じ、手紙を開けられなくなります。書いたことばは残ります。守秘の約束は、そのあとも続きます。
house-staff-leaving-last = 「{ $team }」の最後の一人です。このチームの手紙を開ける人が、いなくなります。
house-staff-leaving-open = やりかけで残るもの
house-staff-leaving-nothing = やりかけのものはありません。
house-staff-leaving-no-reader = 読む人がいなくなる手紙の束　{ $count }
house-staff-leaving-promised = そのうち、返事を約束した手紙　{ $count }
house-staff-leaving-half-sent = 二人目を待っている、この人の返事　{ $count }
house-staff-leaving-wishes = この人だけが預かっている、つなげたいという願い　{ $count }（止めると消えます）
house-staff-leaving-button = 今、止める
house-staff-leaving-back = やめて戻る
house-staff-night-title = 夜と休みの日の自動の返事
house-staff-night-lead = 手紙を書いた人には、このとおりに出ます。日と時刻は、今の開室時間と約束から出したものです。
house-staff-night-lines = （ここに、窓口の番号が並びます）
house-staff-night-own = 文を変えたいときは、機械を動かす人が words の設定で変えられます（説明は docs/operating.md）。
house-staff-night-seen = 見ました。次へ
house-staff-own-promises = 自分の約束（今日まで） { $count }
house-staff-records = 記録

# 電話や紙で
house-reach-title = 電話や紙で
house-reach-door = 電話や紙でも、同じように話せます
house-reach-lead = 画面を使わなくても、さいごまで同じようにできます。お名前も、ご住所も、だれのことかも、言わなくてかまいません。
house-reach-phone = 電話
house-reach-fax = ファクス
house-reach-post = 郵便
house-reach-call-back = こちらからかけてよい時間と、名乗ってよい名前を、先に聞きます。言わなければ、こちらからはかけません。
house-reach-paper = 紙の手紙は、スタッフが書き写して、二人で読み合わせます。返事は、大きな字の紙で、短い名前だけの封筒で届きます。
house-reach-read = 話したことも、番号と合いことばの紙を受けとれば、いつでもぜんぶ読めて、消せます。
house-reach-none = いまは、電話と紙の受けつけをしていません。はじめるときは、ここに番号を書きます。

house-staff-to-requests = 求めへの答え
house-staff-requests-overdue = 答えの日を過ぎた求め { $count }
house-staff-requests-again = 有ることも言わないもので、もう一度考える日が来たもの { $count }
house-staff-requests-waiting = 答えを待っている求め { $count }
house-staff-requests-unseconded = 一人で出して、まだ二人目が確かめていない求めの答え { $count }
house-staff-lines-overdue = 直してほしいと言われ、答えの日を過ぎた一行 { $count }
house-staff-lines-waiting = 直してほしいと言われた一行 { $count }

# 勤務の終わり（スタッフ）
house-staff-shift = 帰る前に：急ぎのことを引き継ぐ
house-staff-leaving-levels = 急ぎのことを { $count } 件、見ています。終わりにすると、チームのみんなの分になります。
house-family-write = 家族として書く
house-family-write-sibling = きょうだいとして書く
house-take-name = 控え
house-take-title = 持っていく
house-take-lead = ここにあるもののうち、自分のものをぜんぶ、二つの形で受けとれます。ここには何も残りません。受けとったことも、どこにも書きません。
house-take-html = 読むための一枚（HTML）
house-take-html-hint = どの機械でも開けて、印刷もできます。つながっていなくても読めます。
house-take-json = ほかの道具で使うための形（JSON）
house-take-stays = 保存したファイルは、封がされていません。その機械を使う人は、だれでも読めます。消すときは、ダウンロードの中からも消してください。
house-take-not = 入っていないもの：ほかの人が自分のこととして話したこと、まだお知らせの日が来ていないもの、居場所の席（名前も番号も、手紙とは別です）。
house-take-made = { $date }に、{ $name } から受けとった控えです。
house-take-nothing = ありません。
house-take-yes = はい
house-take-no = いいえ

# 紙のカードから手紙へ
house-card-title = 紙のカードの番号
house-card-lead = 居場所で取った紙のカードの番号を入れると、手紙の紙が開きます。カードがなくても、同じように書けます。
house-card-number = 番号（12けた）
house-card-open = 手紙を始める
house-card-none = この番号のカードは見つかりませんでした。カードがなくても、手紙は書けます。
house-card-write = カードなしで書く
house-card-kept = 番号は一度だけ使えます。だれの手紙になったかも、どこのカードかも、残りません。
house-card-greeting = 先日はどうも。

# 教室の案内を紙で
house-staff-invitation = 教室や集まりの案内
house-staff-invitation-none = 案内できる教室や集まりが、まだありません。居場所のページで「家族の教室」などを出すと、ここに並びます。
house-staff-invitation-hint = 封筒は名前だけの、いつもの宛名札で。予定はいまの予定で、変わったら新しく印刷します。
house-staff-invitation-label = 宛名札
house-staff-invitation-back = やりとりへもどる
house-staff-invitation-wish = この方の希望として残す
house-staff-invitation-wish-hint = この方のやりとりにだけ残ります。ほかの家族のことは書きません。教室のほうには、だれが来るかは伝わりません。
house-staff-invitation-wish-usual = { $title }に来てみたい
house-staff-invitation-keep = 残す
house-staff-invitation-wrong = 希望を書いてください（2000文字まで）。書いたものは、この画面にあります。
house-invitation-to = { $name } 様
house-invitation-title = { $title } のご案内
house-invitation-days = 日にち
house-invitation-where = 場所
house-invitation-first = はじめての日
house-invitation-free = お金はかかりません。
house-invitation-yen = { $yen }円です。
house-invitation-rules = 話しても、話さなくてもかまいません。聞いたことは、その場に置いていきます。だれも書きとめません。
house-invitation-come = お返事はいりません。来ても、来なくてもかまいません。途中で帰ることもできます。
